import { afterEach, expect, test } from 'vitest';
import { callApi } from '@main/core/api/callApi';
import type { WritingEngine } from '@main/core/Engine';
import { days } from '../oracle/oracleLog';
import { openWideLog } from '../oracle/wideLog';

let engine: WritingEngine;
afterEach(() => engine.db.close());

type Row = Readonly<Record<string, unknown>> & { label: string };
const month = { idSite: '1', period: 'month', date: '2024-12-30', filter_limit: '-1' };

async function ask(parameters: Record<string, string>): Promise<Row[]> {
  return (await callApi(engine, { ...month, ...parameters })) as Row[];
}

function open(rows = 5): void {
  engine = openWideLog({ day: 1000, rows, subtableRows: 3 });
}

test('rows that a report merges when it is asked for have the people of all of them, once', async () => {
  open(1000);
  engine.db.execute(
    `UPDATE log_visit SET location_country = CASE idvisit % 3 WHEN 0 THEN 'de' WHEN 1 THEN 'fr' ELSE 'jp' END`,
  );
  const first = (1 * 65_536 + Date.parse('2024-12-01') / 86_400_000) * 2 ** 24;
  const last = (1 * 65_536 + Date.parse('2025-01-01') / 86_400_000) * 2 ** 24 - 1;
  const count = (countries: string) =>
    engine.db
      .prepare(
        `SELECT count(DISTINCT idvisitor) FROM log_visit
         WHERE idvisit BETWEEN ${first} AND ${last} AND location_country IN (${countries})`,
      )
      .raw(true)
      .get();
  const rows = await ask({ method: 'UserCountry.getContinent', uniques: 'exact', format_metrics: '0' });
  expect(rows.map(({ code, nb_uniq_visitors: visitors }) => [code, [visitors]])).toEqual([
    ['eur', count("'de', 'fr'")],
    ['asi', count("'jp'")],
  ]);
});

test('Others, made for the request or stored, and totals have no number of visitors', async () => {
  open();
  const wanted = { method: 'DevicesDetection.getBrand', uniques: 'exact', keep_totals_row: '1' };
  const typesOf = (rows: readonly Row[]) => rows.map((row) => typeof row.nb_uniq_visitors);
  expect(typesOf(await ask(wanted))).toEqual([...Array<string>(4).fill('number'), 'undefined', 'undefined']);
  const truncated = await ask({ ...wanted, filter_truncate: '2' });
  expect(typesOf(truncated)).toEqual(['number', 'number', 'undefined', 'undefined']);
});

test('a day whose rows are gone from the log leaves the numbers out, and the report says why', async () => {
  open();
  const wanted = { method: 'UserLanguage.getLanguage' };
  await ask(wanted);
  for (const table of ['log_visit', 'log_link_visit_action']) {
    engine.db.execute(`DELETE FROM ${table} WHERE idvisit / 16777216 % 65536 = ${Date.parse(days[1]!) / 86_400_000}`);
  }
  const [row] = await ask({ ...wanted, uniques: 'exact' });
  expect(row).toMatchObject({ sum_daily_nb_uniq_visitors: expect.any(Number) });
  expect(row).not.toHaveProperty('nb_uniq_visitors');
  const report = { method: 'API.getProcessedReport', apiModule: 'UserLanguage', apiAction: 'getLanguage' };
  expect(await callApi(engine, { ...month, ...report, uniques: 'exact' })).toMatchObject({
    uniques: expect.stringContaining('2024-12-02'),
  });
});

test('what was counted stays until the log under it changes', async () => {
  open();
  const wanted = { method: 'DevicesDetection.getBrand', uniques: 'exact' };
  const [before] = await ask(wanted);
  engine.db.execute('UPDATE log_visit SET idvisitor = 1');
  expect((await ask(wanted))[0]).toEqual(before);
  engine.db.execute('UPDATE site_day SET generation = generation + 1000, derived = generation + 1000');
  expect((await ask(wanted))[0]).toMatchObject({ nb_uniq_visitors: 1 });
});

test('Others opens page by page, below a row too, and so do the rows in it', async () => {
  open();
  const wanted = { method: 'Referrers.getWebsites', showColumns: 'nb_visits' };
  const stored = await ask(wanted);
  const others = stored.find(({ is_summary: isSummary }) => isSummary);
  expect(others).toMatchObject({ others: 'others=1' });
  const all = await ask({ ...wanted, others: '1' });
  const pages = await Promise.all(
    ['0', '4'].map((offset) => ask({ ...wanted, others: '1', filter_limit: '4', filter_offset: offset })),
  );
  expect(pages.flat()).toEqual(all.slice(0, 8));
  expect(all.reduce((sum, row) => sum + Number(row.nb_visits), 0)).toBe(others?.nb_visits);

  const below = { method: 'Referrers.getUrlsFromWebsiteId', showColumns: 'nb_visits' };
  const urls = await ask({ ...below, idSubtable: String(all[0]?.idsubdatatable) });
  expect(urls.reduce((sum, row) => sum + Number(row.nb_visits), 0)).toBe(all[0]?.nb_visits);

  const big = stored.find(({ label }) => label === 'big');
  const cut = await ask({ ...below, idSubtable: String(big?.idsubdatatable) });
  const link = cut.find(({ is_summary: isSummary }) => isSummary)?.others;
  expect(link).toBe(`others=1&idSubtable=${String(big?.idsubdatatable)}`);
  const rest = await ask({ ...below, ...Object.fromEntries(new URLSearchParams(String(link))) });
  const visits = [...cut.slice(0, -1), ...rest].reduce((sum, row) => sum + Number(row.nb_visits), 0);
  expect(visits).toBe(big?.nb_visits);
});
