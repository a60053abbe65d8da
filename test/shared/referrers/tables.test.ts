import { describe, expect, it } from 'vitest';
import { findAiAssistant } from '@shared/referrers/aiAssistants';
import { decodeText } from '@shared/referrers/decodeText';
import { parseUrl, queryValue } from '@shared/referrers/parseUrl';
import { searchEngineUrl, searchUrl } from '@shared/referrers/searchEngines';
import { findSocial, socialUrl } from '@shared/referrers/socials';
import { openSpammers } from '@shared/referrers/spamReferrers';

describe('addresses of names', () => {
  it('leads to search engines and social networks', () => {
    expect(searchEngineUrl('Google')).toBe('http://google.com');
    expect(searchEngineUrl('ZapMeta')).toBe('http://www.zapmeta.com');
    expect(searchEngineUrl('nobody')).toBe('');
    expect(searchUrl('Google', 'oak & ember')).toBe('http://google.com/search?q=oak%20%26%20ember');
    expect(searchUrl('Google', '')).toBe('');
    expect(socialUrl('Facebook')).toBe('http://facebook.com');
    expect(socialUrl('nobody')).toBe('');
  });
});

describe('hosts', () => {
  it('belong to whoever has a domain above them', () => {
    expect(findSocial('de-de.facebook.com')).toBe('Facebook');
    expect(findSocial('com')).toBeUndefined();
    expect(findAiAssistant('chat.openai.com', '/')).toBe('ChatGPT');
    expect(findAiAssistant('www.perplexity.ai', '/')).toBe('Perplexity');
    expect(findAiAssistant('x.com', '/i/grok')).toBe('Grok');
    expect(findAiAssistant('x.com', '/home')).toBeUndefined();
  });
});

describe('spam', () => {
  it('is found by the domain of the referrer', () => {
    const find = openSpammers();
    expect(find('http://www.007agent-i.fr/x?y')).toBe('007agent-i.fr');
    expect(find('https://example.com/?007agent-i.fr')).toBe('');
    expect(find('007agent-i.fr')).toBe('');
    expect(find('')).toBe('');
  });

  it('is what the user says, too', () => {
    const find = openSpammers(['seo.example', '!007agent-i.fr']);
    expect(find('https://shop.seo.example/')).toBe('seo.example');
    expect(find('http://www.007agent-i.fr/')).toBe('');
    expect(find('https://0-0.fr/')).toBe('0-0.fr');
  });
});

describe('parseUrl', () => {
  it.each([
    ['http://a.b', { host: 'a.b', path: '', query: '', fragment: '' }],
    ['HTTPS://u:p@A.b.:80/c?d=e?f#g?h', { host: 'a.b', path: '/c', query: 'd=e?f', fragment: 'g?h' }],
    ['http://[::1]:8080/x', { host: '[::1]', path: '/x', query: '', fragment: '' }],
    ['//a.b/c', null],
    ['a.b/c', null],
    ['http:///c', null],
  ])('%s', (text, expected) => {
    expect(parseUrl(text)).toEqual(expected);
  });

  it('reads the last value of a parameter', () => {
    expect(queryValue('q=1&qq=2&q=3=4', 'q')).toBe('3=4');
    expect(queryValue('qq=2&q', 'q')).toBe('');
  });
});

describe('decodeText', () => {
  it.each([
    ['a+b%20c', [], 'a b c'],
    ['%C3%A9', [], 'é'],
    ['%E9t%E9', [], 'été'],
    ['%C4%E3', ['gb2312'], '你'],
    ['%FF', ['no-such-charset'], 'ÿ'],
    ['100%', [], '100%'],
  ])('%s', (raw, charsets, expected) => {
    expect(decodeText(raw, charsets)).toBe(expected);
  });
});
