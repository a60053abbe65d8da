import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import crawlers from 'crawler-user-agents';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyAnyUserAgent, classifyUserAgent } from '@main/core/import/classify/classifyUserAgent';
import { parseCommonClient } from '@main/core/import/classify/parseCommonClient';

const data = join(import.meta.dirname, '../../../../shared/data');
const realLog = join(data, 'logs/semicomplete-2015-05.log');

/** Browser, version, engine, system, version, device type, brand, model, on one line. */
function client(userAgent: string): string {
  const fact = classifyUserAgent(userAgent);
  expect(fact.class).toBe('person');
  return [
    `${fact.browserCode} ${fact.browserVersion} ${fact.browserEngine}`,
    `${fact.osCode} ${fact.osVersion}`,
    `${fact.deviceType} ${fact.deviceBrand} ${fact.deviceModel}`,
  ]
    .map((part) => part.trim())
    .join(', ');
}

function bot(userAgent: string): string {
  const fact = classifyUserAgent(userAgent);
  return `${fact.class}: ${fact.botName}`;
}

describe('people', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.6099.71 Safari/537.36',
      'CH 120.0 Blink, WIN 10, 0',
    ],
    ['Mozilla/5.0 (Windows NT 6.3; WOW64; Trident/7.0; rv:11.0) like Gecko', 'IE 11.0 Trident, WIN 8.1, 0'],
    ['Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1; SV1)', 'IE 6.0 Trident, WIN XP, 0'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.2210.61',
      'PS 120.0 Blink, WIN 10, 0',
    ],
    ['Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/115.0', 'FF 115.0 Gecko, UBT, 0'],
    ['Mozilla/5.0 (Android 13; Mobile; rv:109.0) Gecko/115.0 Firefox/115.0', 'FM 115.0 Gecko, AND 13, 1'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15',
      'SF 17.4 WebKit, MAC 10.15, 0 AP',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4.1 Mobile/15E148 Safari/604.1',
      'MF 17.4 WebKit, IOS 17.4, 1 AP iPhone',
    ],
    [
      'Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Mobile/15E148 Safari/604.1',
      'MF 16.6 WebKit, IPA 16.6, 2 AP iPad',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/120.0.6099.50 Mobile/15E148 Safari/604.1',
      'CI 120.0 WebKit, IOS 17.0, 1 AP iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 13; SM-S911B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.0.0 Mobile Safari/537.36',
      'CM 119.0 Blink, AND 13, 1 SA SM-S911B',
    ],
    [
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Mobile Safari/537.36',
      'CM 124.0 Blink, AND 10, 1',
    ],
    [
      'Mozilla/5.0 (Linux; Android 4.4.2; Florida Build/KVT49L) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/30.0.0.0 Safari/537.36',
      'CV 30.0 Blink, AND 4.4, 2  Florida',
    ],
    [
      'Mozilla/5.0 (Linux; U; Android 3.1; pl-pl; K1 Build/K1_A301) AppleWebKit/534.13 (KHTML, like Gecko) Version/4.0 Safari/534.13',
      'AN  WebKit, AND 3.1, 2  K1',
    ],
    [
      'Mozilla/5.0 (Linux; Android 13; SAMSUNG SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/23.0 Chrome/115.0.0.0 Mobile Safari/537.36',
      'SB 23.0 Blink, AND 13, 1 SA SM-S918B',
    ],
    [
      'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/121.0.0.0 Safari/537.36',
      'CH 121.0 Blink, COS 14541.0, 0',
    ],
    ['Opera/9.80 (Windows NT 6.1; WOW64; U; ru) Presto/2.10.289 Version/12.01', 'OP 12.01 Presto, WIN 7, 0'],
    ['Mozilla/5.0 (compatible; Konqueror/3.5; OpenBSD) KHTML/3.5.9 (like Gecko)', 'KO 3.5 KHTML, OBS, 0'],
  ])('%s', (userAgent, expected) => {
    expect(client(userAgent)).toBe(expected);
  });

  it('knows nothing of an empty or odd user agent, which is a person all the same', () => {
    for (const userAgent of ['', '-', '&as_qdr=all']) {
      expect(classifyUserAgent(userAgent)).toEqual({
        class: 'person',
        botName: '',
        browserCode: '',
        browserVersion: '',
        browserEngine: '',
        osCode: '',
        osVersion: '',
        deviceType: null,
        deviceBrand: '',
        deviceModel: '',
      });
    }
  });
});

describe('bots', () => {
  it.each([
    ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'search: Googlebot'],
    ['Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)', 'search: bingbot'],
    ['Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)', 'search: YandexBot'],
    ['Mozilla/5.0 (compatible; Exabot/3.0; +http://www.exabot.com/go/robot)', 'search: Exabot'],
    [
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)',
      'ai-training: GPTBot',
    ],
    [
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ClaudeBot/1.0; +claudebot@anthropic.com)',
      'ai-training: ClaudeBot',
    ],
    ['CCBot/2.0 (https://commoncrawl.org/faq/)', 'ai-training: CCBot'],
    [
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; PerplexityBot/1.0; +https://perplexity.ai/perplexitybot)',
      'ai-search: PerplexityBot',
    ],
    [
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; ChatGPT-User/1.0; +https://openai.com/bot',
      'ai-user: ChatGPT-User',
    ],
    ['Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)', 'seo: AhrefsBot'],
    ['UptimeRobot/2.0; http://www.uptimerobot.com/', 'monitoring: UptimeRobot'],
    ['Feedfetcher-Google; (+http://www.google.com/feedfetcher.html; 3 subscribers)', 'feed: Feedfetcher-Google'],
    ['facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)', 'preview: facebookexternalhit'],
    ['curl/8.5.0', 'library: curl'],
    ['Mozilla/5.0 (compatible; EasouSpider; +http://www.easou.com/search/spider.html)', 'other-bot: EasouSpider'],
    [
      'Mozilla/5.0 (Windows; U; Windows NT 5.1; en-US; rv:1.8.1) Gecko/20061010 Firefox/2.0 Panopta/1.1',
      'monitoring: Panopta',
    ],
  ])('%s', (userAgent, expected) => {
    expect(bot(userAgent)).toBe(expected);
  });

  it('finds every example that the crawler list gives', () => {
    const people = crawlers
      .flatMap((crawler) => crawler.instances)
      .filter((userAgent) => classifyUserAgent(userAgent).class === 'person');
    expect(people).toEqual([]);
  });
});

describe('the short cut for common shapes', () => {
  const number = fc.integer({ min: 0, max: 999 });
  const chromium = fc
    .tuple(
      fc.constantFrom(
        'Windows NT 10.0; Win64; x64',
        'Windows NT 6.1; Win64; x64',
        'X11; Linux x86_64',
        'Macintosh; Intel Mac OS X 10_15_7',
        'Macintosh; Intel Mac OS X 14.2',
      ),
      fc.integer({ min: 10, max: 299 }),
      fc.nat({ max: 9999 }),
      fc.nat({ max: 999 }),
      fc.constantFrom('', ' Edg/', ' OPR/'),
    )
    .map(([system, major, build, patch, brand]) => {
      const chrome = `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.${build}.${patch} Safari/537.36`;
      return brand === '' ? chrome : `${chrome}${brand}${major}.0.${build}.${patch}`;
    });
  const mobileChromium = fc
    .tuple(
      fc.constantFrom(
        'Linux; Android 10; K',
        'Linux; Android 14; Pixel 8',
        'Linux; Android 12; moto g power (2022)',
        'Linux; Android 11; SM-T500 Build/RP1A.200720.012',
        'Linux; Android 9; Redmi Note 12 Build/TP1A.212345',
        'Linux; Android 13; SAMSUNG SM-S918B',
        'X11; CrOS x86_64 14541.0.0',
        'compatible; Googlebot/2.1; +http://www.google.com/bot.html',
        'Linux; Android 5.0; adsbot',
      ),
      fc.integer({ min: 10, max: 299 }),
      fc.nat({ max: 9999 }),
      fc.constantFrom('', ' Mobile'),
      fc.constantFrom(
        '',
        ' SamsungBrowser/22.0',
        ' OPR/80.1.4170.76321',
        ' EdgA/120.0.2210.115',
        ' YaBrowser/23.11.0.0',
      ),
    )
    .map(
      ([system, major, build, mobile, brand]) =>
        `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.${build}.71${mobile} Safari/537.36${brand}`,
    );
  const firefox = fc
    .tuple(
      fc.constantFrom('Windows NT 10.0; Win64; x64', 'X11; Linux x86_64', 'Macintosh; Intel Mac OS X 10.15'),
      number,
    )
    .map(([system, major]) => `Mozilla/5.0 (${system}; rv:${major}.0) Gecko/20100101 Firefox/${major}.0`);
  const safari = fc
    .tuple(
      fc.constantFrom('Macintosh; Intel Mac OS X', 'iPhone; CPU iPhone OS', 'iPad; CPU OS'),
      number,
      fc.nat({ max: 99 }),
      fc.constantFrom('', ' Mobile/15E148', ' Mobile/11B554a'),
    )
    .map(([device, major, minor, mobile]) => {
      const like = device.startsWith('Mac') ? '' : ' like Mac OS X';
      return `Mozilla/5.0 (${device} ${major}_${minor}${like}) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${major}.${minor}${mobile} Safari/604.1`;
    });

  it('gives what the full way gives', () => {
    fc.assert(
      fc.property(fc.oneof(chromium, mobileChromium, firefox, safari), (userAgent) => {
        expect(classifyUserAgent(userAgent)).toEqual(classifyAnyUserAgent(userAgent));
      }),
      { numRuns: 2000 },
    );
  });

  it('is taken by the most common browsers', () => {
    const [chrome] = fc.sample(
      chromium.filter((userAgent) => userAgent.includes('Chrome/120')),
      1,
    );
    expect(parseCommonClient(chrome ?? '')).not.toBeNull();
  });

  it('is not taken by a bot that looks like a browser', () => {
    expect(
      parseCommonClient(
        'Mozilla/5.0 (iPhone; CPU iPhone OS 6_0 like Mac OS X) AppleWebKit/536.26 (KHTML, like Gecko) Version/6.0 Mobile/10A5376e Safari/8536.25 (compatible; Googlebot/2.1)',
      ),
    ).toBeNull();
  });

  it.skipIf(!existsSync(realLog))('gives the same for every user agent of a real log', () => {
    const agents = new Set(
      readFileSync(realLog, 'utf8')
        .split('\n')
        .map((line) => line.split('"')[5] ?? ''),
    );
    agents.delete('-');
    agents.delete('');
    expect(agents.size).toBeGreaterThan(500);
    for (const agent of agents) expect(classifyUserAgent(agent), agent).toEqual(classifyAnyUserAgent(agent));
  });
});

it('takes any text', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ maxLength: 2000 }), fc.string({ unit: 'binary' })), (userAgent) => {
      const fact = classifyUserAgent(userAgent);
      expect(fact.deviceModel.length).toBeLessThanOrEqual(100);
      expect(fact.botName.length).toBeLessThanOrEqual(60);
    }),
  );
});

it('reads what servers write with a plus for every blank', () => {
  const logged = 'Mozilla/5.0+(X11;+Linux+x86_64;+rv:140.0)+Gecko/20100101+Firefox/140.0';
  expect(classifyUserAgent(logged)).toEqual(classifyUserAgent(logged.replaceAll('+', ' ')));
  expect(classifyUserAgent(logged).browserCode).toBe('FF');
});
