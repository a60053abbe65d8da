import { expect, test } from 'vitest';
import { botOperator } from '@shared/bots/botOperator';

test.each([
  ['GPTBot', 'OpenAI'],
  ['ClaudeBot', 'Anthropic'],
  ['Googlebot', 'Google'],
  ['Googlebot-Image', 'Google'],
  ['bingbot', 'Microsoft'],
  ['DuckAssistBot', 'DuckDuckGo'],
  ['Meta-ExternalAgent', 'Meta'],
  ['Baiduspider', ''],
  ['', ''],
])('%s is run by %j', (name, operator) => {
  expect(botOperator(name)).toBe(operator);
});
