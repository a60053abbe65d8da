/**
 * Who runs bots that aren't AI companies' alone: a part of the bot's name, the operator.
 * Source: the facts of ai-robots-txt/ai.robots.txt (MIT) and of the lists collected by lord-alfred/ipranges (CC0).
 */
export const botOperators: readonly (readonly [namePart: string, operator: string])[] = [
  ['Googlebot', 'Google'],
  ['Google-InspectionTool', 'Google'],
  ['GoogleOther', 'Google'],
  ['Storebot-Google', 'Google'],
  ['bingbot', 'Microsoft'],
  ['DuckDuckBot', 'DuckDuckGo'],
  ['DuckAssistBot', 'DuckDuckGo'],
  ['facebookexternalhit', 'Meta'],
  ['facebookcatalog', 'Meta'],
  ['meta-externalagent', 'Meta'],
  ['meta-externalfetcher', 'Meta'],
  ['Twitterbot', 'X'],
  ['TelegramBot', 'Telegram'],
  ['Pingdom.com_bot', 'Pingdom'],
  ['StatusCake', 'StatusCake'],
  ['Applebot', 'Apple'],
  ['PetalBot', 'Huawei'],
  ['SemrushBot', 'Semrush'],
  ['ImagesiftBot', 'ImageSift'],
  ['Linguee Bot', 'Linguee'],
  ['aiHitBot', 'aiHit'],
  ['omgili', 'Webz.io'],
  ['Panscient', 'Panscient'],
  ['wpbot', 'QuantumCloud'],
];
