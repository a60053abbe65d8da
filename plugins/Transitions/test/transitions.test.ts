import { describe, expect, it } from 'vitest';
import { dayLogs } from 'heartwood/testing';
import type { CellValue, DayLogs } from 'heartwood/sdk';
import { allParts, Transitions } from '../collectTransitions';
import { toAnswer, toRows } from '../toAnswer';

type Action = Readonly<Record<string, CellValue>>;

/** Rows of actions, grouped and filtered as the core does. */
function logsOf(actions: readonly Action[]): DayLogs {
  return dayLogs([], [], {
    queryActionsByDimension: (dimensions, { where = [] } = {}) =>
      actions
        .filter((row) => where.every(({ column, is }) => is(row[column] ?? null)))
        .map((row) => ({
          values: dimensions.map((by) => row[by as string] ?? null),
          metrics: { nb_hits: 1, nb_visits: 1, nb_uniq_visitors: 1 },
        })),
  });
}

const page = (url: string, more: Action = {}): Action => ({ type: 1, idaction_url: url, ...more });
const subject = { column: 'idaction_url', name: 'example.com/a', parts: allParts } as const;

describe('transitions of a page', () => {
  const transitions = new Transitions(subject);
  // Google › a › a › b › a › oak.pdf, and: search › a › search
  transitions.add(
    logsOf([
      page('example.com/a', { is_entry: 1, referer_type: 2, referer_name: 'Google', referer_keyword: 'oak' }),
      page('example.com/a', { idaction_url_ref: 'example.com/a' }),
      page('example.com/b', { idaction_url_ref: 'example.com/a' }),
      page('example.com/a', { idaction_url_ref: 'example.com/b', is_exit: 1 }),
      { type: 3, idaction_url: 'example.com/oak.pdf', idaction_url_ref: 'example.com/a' },
    ]),
  );
  transitions.add(
    logsOf([
      page('example.com/a', { idaction_name_ref: 'beech' }),
      { type: 8, idaction_name: 'elm', idaction_url_ref: 'example.com/a' },
      { type: 10, idaction_url: 'example.com/a', idaction_url_ref: 'example.com/a' },
    ]),
  );

  it('add up over days: every view came from one place', () => {
    const answer = toAnswer(transitions, { limit: 0, date: '2025-03-03', translate: (key) => key });
    expect(answer).toEqual({
      date: '2025-03-03',
      previousPages: [{ label: 'example.com/b', referrals: 1 }],
      previousSiteSearches: [{ label: 'beech', referrals: 1 }],
      pageMetrics: { loops: 1, pageviews: 4, entries: 1, exits: 1 },
      followingPages: [{ label: 'example.com/b', referrals: 1 }],
      followingSiteSearches: [{ label: 'elm', referrals: 1 }],
      outlinks: [],
      downloads: [{ label: 'example.com/oak.pdf', referrals: 1 }],
      referrers: [
        { label: 'Referrers_SearchEngines', shortName: 'search', visits: 1, details: [{ label: 'oak', referrals: 1 }] },
      ],
    });
  });

  it('can be asked for in parts', () => {
    const answer = toAnswer(transitions, { parts: ['internalReferrers'], limit: 0, date: '', translate: (key) => key });
    expect(Object.keys(answer)).toEqual(['date', 'previousPages', 'previousSiteSearches', 'pageMetrics']);
  });
});

describe('lists', () => {
  it('sum up what is beyond the limit', () => {
    const counts = new Map([
      ['a', 1],
      ['b', 5],
      ['c', 2],
    ]);
    expect(toRows(counts, 1, 'Others')).toEqual([
      { label: 'b', referrals: 5 },
      { label: 'Others', referrals: 3 },
    ]);
    expect(toRows(counts, 3, 'Others')).toHaveLength(3);
  });
});
