import { describe, expect, it } from 'vitest';
import type { LogVisitRow } from 'heartwood/sdk';
import { toActionDetails } from '../actionDetails';
import { mergeDetails, toConversionDetails } from '../conversionDetails';
import { toPage } from '../parameters';
import { SiteClock } from '../SiteClock';
import { flattenVisit, toVisitDetails, toVisitorId } from '../visitDetails';

const site = { idsite: 1, name: 'Example', timezone: 'Europe/Berlin', currency: 'EUR' } as never;
const clock = new SiteClock({ timezone: 'Europe/Berlin' }, 'en');
const translate = (key: string): string => key;
/** 2025-03-03 11:00:00 in Berlin. */
const noon = Date.UTC(2025, 2, 3, 10) / 1000;

const row = (cells: Record<string, string | number | null>): LogVisitRow => ({
  ...{ idvisit: 7, idlink_va: 70, server_time: noon, pageview_position: 1, type: 1 },
  ...cells,
});

describe('actions of a visit', () => {
  it('have the time until the next one, and what their kind has', () => {
    const actions = toActionDetails(
      [
        row({ url: 'https://example.com/', name: 'Home', idaction_url: 3, time_spent_ref_action: 0 }),
        row({ type: 8, name: 'oak', search_cat: 'wood', search_count: 4, time_spent_ref_action: 12 }),
        row({ url: 'https://example.com/', event_category: 'Video', event_action: 'play', custom_float: 1.5 }),
        row({ type: 3, url: 'https://example.com/a.pdf', time_spent_ref_action: 5 }),
      ],
      clock,
      translate,
    );
    expect(actions).toMatchObject([
      {
        type: 'action',
        pageTitle: 'Home',
        pageIdAction: 3,
        timeSpent: 12,
        serverTimePretty: 'Monday, March 3, 2025 11:00:00',
      },
      { type: 'search', siteSearchKeyword: 'oak', siteSearchCategory: 'wood', siteSearchCount: 4, timeSpent: 0 },
      { type: 'event', eventCategory: 'Video', eventAction: 'play', eventValue: 1.5, timeSpent: 5 },
      { type: 'download', url: 'https://example.com/a.pdf', timeSpent: 0 },
    ]);
    expect(actions[1]).not.toHaveProperty('url');
  });

  it('are followed by the conversions that they brought', () => {
    const goals = [{ idgoal: 1, name: 'Contact' }] as never;
    const actions = toActionDetails(
      [row({ idlink_va: 70 }), row({ idlink_va: 71, server_time: noon + 9 })],
      clock,
      translate,
    );
    const conversions = toConversionDetails(
      [
        row({ idgoal: 1, idlink_va: 70, revenue: 5 }),
        row({ idgoal: 0, idlink_va: null, idorder: 'A1', revenue: 20, items: 2, server_time: noon + 9 }),
      ],
      [row({ idorder: 'A1', sku: 'X', name: 'Plank', price: 10, quantity: 2 })],
      { site, goals, clock, translate },
    );
    const merged = mergeDetails(actions, conversions);
    expect(merged.map(({ type }) => type)).toEqual(['action', 'goal', 'action', 'ecommerceOrder']);
    expect(merged[1]).toMatchObject({ goalName: 'Contact', goalId: 1, revenue: 5 });
    expect(merged[3]).toMatchObject({ orderId: 'A1', itemDetails: [{ itemSKU: 'X', itemName: 'Plank', quantity: 2 }] });
  });
});

describe('a visit', () => {
  const visit = {
    ...{ idvisit: 7, idsite: 1, idvisitor: 255, visit_first_action_time: noon, visit_last_action_time: noon + 60 },
    ...{
      visit_total_time: 60,
      visit_goal_converted: 0,
      visit_goal_buyer: 0,
      visitor_returning: 1,
      visitor_count_visits: 2,
    },
    ...{ visitor_seconds_since_last: 90_000, location_country: 'de', config_browser_name: 'FF', custom_var_k1: 'a' },
    ...{ custom_var_v1: 'b', custom_dimension_3: 'gold', referer_type: 7, referer_name: 'Facebook' },
  };

  it('says what its row says, and nothing where it says nothing', () => {
    expect(toVisitDetails(visit, [], { site, clock, translate })).toMatchObject({
      ...{
        visitorId: '00000000000ff',
        visitorType: 'returning',
        daysSinceLastVisit: 1,
        visitDurationPretty: '1 min 0s',
      },
      ...{
        countryCode: 'de',
        country: 'Germany',
        continentCode: 'eur',
        browserName: 'Firefox',
        city: null,
        userId: null,
      },
      ...{ referrerType: 'social', referrerSocialNetworkUrl: 'http://facebook.com', referrerSearchEngineUrl: null },
      ...{ siteCurrencySymbol: '€', customVariables: { 1: { customVariableName1: 'a' } }, dimension3: 'gold' },
      ...{ visitServerHour: '11', serverTimePretty: '11:01:00' },
    });
  });

  it('can be one line', () => {
    const actions = toActionDetails([row({ url: 'https://example.com/', name: 'Home' })], clock, translate);
    const flat = flattenVisit(toVisitDetails(visit, actions, { site, clock, translate }));
    expect(flat).toMatchObject({ pageUrl__1: 'https://example.com/', pageTitle__1: 'Home', customVariableName1: 'a' });
    expect(flat).not.toHaveProperty('actionDetails');
  });

  it('belongs to a visitor of 13 digits', () => expect(toVisitorId(2 ** 52 - 1)).toBe('fffffffffffff'));
});

describe('a page of rows', () => {
  it('has an end', () => {
    const page = { filter_offset: 5, filter_sort_order: 'asc' };
    expect(toPage({ ...page, filter_limit: -1 })).toEqual({ offset: 5, limit: 10_000, isOldestFirst: true });
    expect(() => toPage({ ...page, filter_limit: 1.5 })).toThrow('filter_limit');
    expect(() => toPage({ ...page, filter_limit: 1, filter_offset: -1 })).toThrow('filter_offset');
  });
});
