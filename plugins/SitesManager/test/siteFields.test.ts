import { describe, expect, it } from 'vitest';
import { toSiteFields, type SiteValues } from '../siteFields';
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
  excludeUnknownUrls: null,
};

describe('toSiteFields', () => {
  it('changes what is named and nothing else', () => {
    expect(toSiteFields(unchanged)).toEqual({});
    expect(
      toSiteFields({
        ...unchanged,
        urls: ['https://example.com', 'example.org'],
        siteSearch: 0,
        timezone: 'Asia/Tokyo',
      }),
    ).toEqual({
      urls: ['https://example.com', 'example.org'],
      sitesearch: 0,
      timezone: 'Asia/Tokyo',
    });
  });
});

describe('sites', () => {
  it('have time zones by continent', () => {
    expect(groupTimezones(['Europe/Berlin', 'America/Argentina/Buenos_Aires'])).toEqual({
      Europe: { 'Europe/Berlin': 'Berlin' },
      America: { 'America/Argentina/Buenos_Aires': 'Argentina - Buenos Aires' },
      UTC: { UTC: 'UTC' },
    });
  });
});
