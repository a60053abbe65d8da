import type { DataTable } from 'heartwood/sdk';
import { describe, expect, it } from 'vitest';
import { action, dayLogs, toDataTable } from 'heartwood/testing';
import { pickRow } from '../api';
import archiver from '../archiver';

const actions = [
  action(1, 'example.com/', { nb_hits: 5, nb_visits: 4, entry_nb_visits: 3, exit_nb_visits: 2 }),
  action(1, 'example.com/blog/one', { nb_hits: 2, nb_visits: 2, nb_uniq_visitors: 2, exit_nb_visits: 1 }),
  action(1, 'example.com/blog/two', { nb_hits: 1, nb_visits: 1, sum_time_spent: 30 }),
  action(1, 'other.example.org/blog/one', { nb_hits: 3, nb_visits: 1 }),
  action(3, 'example.com/files/a.zip', { nb_hits: 2, nb_visits: 1 }),
  action(8, 'tree rings', { nb_hits: 3, nb_visits: 2 }),
  action(8, 'oak'),
  { ...action(4, 'One', { nb_hits: 5, entry_nb_visits: 2 }), urlPrefix: null },
];
const answers = {
  queryActionsByDimension: ([by]: readonly unknown[]) =>
    by === 'search_cat'
      ? [{ values: ['wood'], metrics: { nb_visits: 1, nb_hits: 2, exit_nb_visits: 1 } }]
      : [{ values: ['oak'], metrics: { nb_hits: 1 } }],
};
const day = archiver.aggregateDay(dayLogs([], actions, answers));
const pages = toDataTable(day.Actions_actions_url);

/** By label: [columns, metadata, what is below]. */
function toPlain(table: DataTable): Record<string, unknown> {
  return Object.fromEntries(
    table.rows.map((row) => [row.label, [row.columns, row.metadata, row.subtable && toPlain(row.subtable)]]),
  );
}

describe('Actions archiver', () => {
  it('counts', () => {
    expect(day).toMatchObject({
      Actions_nb_pageviews: 11,
      Actions_nb_uniq_pageviews: 8,
      Actions_nb_downloads: 2,
      Actions_nb_uniq_downloads: 1,
      Actions_nb_outlinks: 0,
      Actions_nb_searches: 4,
    });
  });

  it('sums folders over their pages, visitors aside, whatever the host', () => {
    const blog = pages.rowByLabel('blog');
    expect(blog?.columns).toEqual({ label: 'blog', nb_visits: 4, nb_hits: 6, sum_time_spent: 30, exit_nb_visits: 1 });
    expect(blog?.metadata).toEqual({});
    expect(blog?.subtable?.rows.map((row) => [row.label, row.number('nb_hits'), row.metadata.url])).toEqual([
      ['/one', 5, 'https://other.example.org/blog/one'],
      ['/two', 1, 'https://example.com/blog/two'],
    ]);
  });

  it('keeps the front page at the top', () => {
    expect(pages.rowByLabel('/index')?.columns).toMatchObject({ nb_hits: 5, entry_nb_visits: 3, exit_nb_visits: 2 });
  });

  it('does not depend on the order of the rows', () => {
    const reversed = archiver.aggregateDay(dayLogs([], [...actions].reverse()));
    expect(toPlain(toDataTable(reversed.Actions_actions_url))).toEqual(toPlain(pages));
  });

  it('puts downloads below their host and searches in one list', () => {
    const downloads = toDataTable(day.Actions_downloads);
    expect(downloads.rows.map((row) => row.label)).toEqual(['example.com']);
    expect(downloads.rows[0]?.subtable?.rows[0]?.metadata.url).toBe('https://example.com/files/a.zip');
    const searches = day.Actions_sitesearch as DataTable;
    expect(searches.rowByLabel('tree rings')?.columns).toMatchObject({ nb_hits: 3, nb_visits: 2 });
    expect(searches.rowCount).toBe(2);
  });

  it('keeps titles in one list, without addresses', () => {
    const titles = toDataTable(day.Actions_actions);
    expect(titles.rows.map((row) => [row.label, row.number('nb_hits'), row.metadata])).toEqual([['One', 5, {}]]);
  });

  it('knows categories of searches, and what found nothing', () => {
    const searches = day.Actions_sitesearch as DataTable;
    expect(searches.rows.map((row) => [row.label, row.number('site_search_has_no_result')])).toEqual([
      ['tree rings', 0],
      ['oak', 1],
    ]);
    expect((day.Actions_SiteSearchCategories as DataTable).rows.map(({ columns }) => columns)).toEqual([
      { label: 'wood', nb_visits: 1, nb_hits: 2, exit_nb_visits: 1 },
    ]);
  });

  it('keeps hosts apart where the site asks for it', () => {
    const apart = archiver.aggregateDay(dayLogs([], actions, { option: (name) => name === 'Actions_hostsApart' }));
    const tree = toDataTable(apart.Actions_actions_url);
    expect(tree.rows.map((row) => [row.label, row.number('nb_hits')])).toEqual([
      ['//example.com', 8],
      ['//other.example.org', 3],
    ]);
  });

  it('finds one page by its labels', () => {
    expect(pickRow(pages, ['blog', '/two']).rows.map((row) => row.number('nb_hits'))).toEqual([1]);
    expect(pickRow(pages, ['blog', '/three']).rows).toEqual([]);
    expect(pickRow(pages, ['nowhere', '/two']).rows).toEqual([]);
  });
});
