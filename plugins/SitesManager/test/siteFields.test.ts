import { describe, expect, it } from 'vitest';
import { checkName, toSiteFields, toSiteUrl, type SiteValues } from '../siteFields';
import { groupTimezones } from '../timezones';

const unchanged: SiteValues = {
  urls: null,
  ecommerce: null,
  siteSearch: null,
  searchKeywordParameters: null,
  searchCategoryParameters: null,
  excludedQueryParameters: null,
  timezone: null,
  currency: null,
  group: null,
  keepURLFragments: null,
  type: null,
};

describe('toSiteFields', () => {
  it('changes what is named and nothing else', () => {
    expect(toSiteFields(unchanged)).toEqual({});
    expect(
      toSiteFields({
        ...unchanged,
        urls: ['https://Example.com/', 'example.org'],
        siteSearch: 0,
        timezone: 'Asia/Tokyo',
      }),
    ).toEqual({
      main_url: 'https://example.com',
      urls: ['https://example.com', 'http://example.org'],
      sitesearch: 0,
      timezone: 'Asia/Tokyo',
    });
  });

  it.each([
    ['timezone', { timezone: 'Mars/Olympus' }],
    ['currency', { currency: 'euro' }],
    ['urls', { urls: ['ftp://example.com'] }],
    ['urls', { urls: ['https://'] }],
  ])('refuses a wrong %s', (name, change) => {
    expect(() => toSiteFields({ ...unchanged, ...change })).toThrow(`The parameter ${name} has the value`);
  });
});

describe('sites', () => {
  it.each([
    ['HTTPS://WWW.Example.COM/Shop/', 'https://www.example.com/Shop'],
    ['example.com', 'http://example.com'],
    ['http://example.com:8080', 'http://example.com:8080'],
  ])('have addresses: %s', (text, url) => {
    expect(toSiteUrl(text)).toBe(url);
  });

  it('have names', () => {
    expect(checkName(' Shop ')).toBe('Shop');
    expect(() => checkName('  ')).toThrow('A site needs a name.');
  });

  it('have time zones by continent', () => {
    expect(groupTimezones(['Europe/Berlin', 'America/Argentina/Buenos_Aires'])).toEqual({
      Europe: { 'Europe/Berlin': 'Berlin' },
      America: { 'America/Argentina/Buenos_Aires': 'Argentina - Buenos Aires' },
      UTC: { UTC: 'UTC' },
    });
  });
});
