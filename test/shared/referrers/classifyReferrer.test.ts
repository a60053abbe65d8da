import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAiAssistant } from '@shared/referrers/aiAssistants';
import { searchEngines } from '@shared/referrers/data/searchEngines';
import { classifyReferrer } from '@shared/referrers/classifyReferrer';

const types: Record<number, string> = { 1: 'direct', 2: 'search', 3: 'website', 6: 'campaign', 7: 'social', 8: 'ai' };

/** `type | name | keyword` */
function classify(referrer: string, landingUrl = 'https://www.example.com/'): string {
  const fact = classifyReferrer({ referrer, landingUrl, siteHosts: ['www.example.com', 'shop.example.net/oak'] });
  return `${types[fact.type]} | ${fact.name} | ${fact.keyword}`;
}

describe('referrers', () => {
  it.each([
    ['-', 'direct |  | '],
    ['', 'direct |  | '],
    ['not an address', 'direct |  | '],
    ['javascript:alert(1)', 'direct |  | '],
    ['https://', 'direct |  | '],
    ['https://example.com/page', 'direct |  | '],
    ['https://WWW.Example.com:8443/page', 'direct |  | '],
    ['https://shop.example.net/oak/chairs', 'direct |  | '],
    ['https://shop.example.net/pine', 'website | shop.example.net | '],
    ['https://blog.example.com/', 'website | blog.example.com | '],
    ['https://www.google.com/', 'search | Google | '],
    ['https://www.google.de/search?q=Oak+Chair', 'search | Google | oak chair'],
    ['https://www.google.co.uk/url?sa=t&q=', 'search | Google | '],
    [
      'https://www.google.com/search?hl=en&as_q=chair&as_epq=oak+wood&as_eq=pine',
      'search | Google | chair "oak wood" -pine',
    ],
    ['https://www.google.com/imgres?imgurl=x&prev=/search%3Fq%3Doak%2Bboat', 'search | Google Images | oak boat'],
    ['https://images.google.fr/images?q=bois', 'search | Google Images | bois'],
    ['android-app://com.google.android.googlequicksearchbox/', 'search | Google | '],
    ['https://www.bing.com/', 'search | Bing | '],
    ['https://www.bing.com/search?q=alpine%20boots', 'search | Bing | alpine boots'],
    ['https://www.bing.com/search', 'website | www.bing.com | '],
    ['https://de.search.yahoo.com/search?p=Stuhl', 'search | Yahoo! | stuhl'],
    ['https://r.search.yahoo.com/_ylt=A/RV=2', 'search | Yahoo! | '],
    ['https://duckduckgo.com/', 'search | DuckDuckGo | '],
    ['https://www.ecosia.org/search?q=oak', 'search | Ecosia | oak'],
    ['https://www.yandex.kz/search?text=%D0%B4%D1%83%D0%B1', 'search | Yandex | дуб'],
    ['http://www.baidu.com/s?wd=%C4%E3%BA%C3', 'search | Baidu | 你好'],
    ['http://1.cz/s/oak-table/', 'search | 1.cz | oak-table'],
    ['https://m.facebook.com/', 'social | Facebook | '],
    ['https://t.co/abc', 'social | Twitter | '],
    ['https://old.reddit.com/r/wood', 'social | reddit | '],
    ['https://notfacebook.com/', 'website | notfacebook.com | '],
    ['https://User:Secret@Partner.Example.org:81/links?x=1', 'website | partner.example.org | '],
    ['https://claude.ai/chat', 'ai | Claude | '],
    ['https://gemini.google.com/app', 'ai | Gemini | '],
    ['https://x.com/i/grok?conversation=1', 'ai | Grok | '],
    ['https://x.com/home', 'social | Twitter | '],
  ])('%s', (referrer, expected) => {
    expect(classify(referrer)).toBe(expected);
  });

  it('keeps the address of the referrer, also of an own page', () => {
    const fact = classifyReferrer({
      referrer: 'https://example.com/a',
      landingUrl: '/b',
      siteHosts: ['www.example.com'],
    });
    expect(fact).toEqual({ type: 1, name: '', url: 'https://example.com/a', keyword: '' });
  });

  it('takes the host of the page itself for the own one', () => {
    expect(classify('http://other.test/x', 'http://other.test/y')).toBe('direct |  | ');
  });

  it('cuts long names, keywords and addresses', () => {
    const long = classifyReferrer({
      referrer: `https://www.bing.com/search?q=${'x'.repeat(3000)}`,
      landingUrl: '/',
      siteHosts: [],
    });
    expect([long.name, long.keyword.length, long.url.length]).toEqual(['Bing', 255, 1500]);
  });
});

describe('campaigns', () => {
  it.each([
    ['-', '/?utm_source=News&utm_medium=email', 'campaign | news | '],
    ['-', '/?utm_source=News&utm_campaign=Spring%20Sale&utm_term=Oak', 'campaign | spring sale | oak'],
    ['-', '/?pk_campaign=&mtm_campaign=Autumn', 'campaign | autumn | '],
    ['-', '/shop#mtm_campaign=Hash&mtm_kwd=Key', 'campaign | hash | key'],
    ['https://www.google.com/search?q=Oak', '/?utm_campaign=Sale', 'campaign | sale | oak'],
    ['https://partner.example.org/x', '/?utm_campaign=Sale', 'campaign | sale | partner.example.org'],
    ['https://example.com/', 'https://www.example.com/?UTM_Campaign=Sale', 'direct |  | '],
    ['-', '/?utm_source=chatgpt.com', 'ai | ChatGPT | '],
    ['-', '/oaks?a=1&utm_source=Perplexity&utm_campaign=x#y', 'ai | Perplexity | '],
    ['https://chatgpt.com/', '/?utm_source=random&utm_campaign=random', 'ai | ChatGPT | '],
    ['-', '/?utm_source=you', 'campaign | you | '],
    ['-', '/?gclid=abc', 'direct |  | '],
    ['https://t.co/x', '/?ignore_referrer=1&utm_campaign=Sale', 'direct |  | '],
    ['https://t.co/x', '/?a=1&ignore_referer=1', 'direct |  | '],
    ['https://t.co/x', '/?ignore_referrer=10', 'social | Twitter | '],
  ])('%s → %s', (referrer, landingUrl, expected) => {
    expect(classify(referrer, landingUrl)).toBe(expected);
  });
});

it('knows every search engine of the table by each of its hosts, AI assistants aside', () => {
  const unknown: string[] = [];
  for (const row of searchEngines) {
    const param = row.params.find((one) => !one.startsWith('/'));
    if (param === undefined) continue;
    for (const host of row.hosts) {
      const [name = '', ...path] = host.replace('{}', 'de').split('/');
      if (findAiAssistant(name, '/') !== undefined) continue;
      const found = classify(`http://${name}/${path.join('/')}?${param}=oak`);
      if (!found.startsWith('search | ') || !found.endsWith(' | oak')) unknown.push(`${host}: ${found}`);
    }
  }
  expect(unknown).toEqual([]);
});

it('takes any text', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), fc.string({ maxLength: 300 }), (one, other) => {
      const referrer = fc.sample(
        fc.constantFrom(one, `http://www.google.com/${one}`, `http://www.baidu.com/s?wd=${one}%${other}`),
        1,
      );
      const fact = classifyReferrer({
        referrer: referrer[0] ?? '',
        landingUrl: `/?utm_campaign=${other}`,
        siteHosts: [one],
      });
      expect(types[fact.type]).toBeDefined();
    }),
  );
});
