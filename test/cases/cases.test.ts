import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callApi } from '@main/core/api/callApi';
import type { WritingEngine } from '@main/core/Engine';
import { importLog } from '@main/core/import/importLog';
import { deriveDue } from '@main/core/tracker/deriveDue';
import type { ImportResult } from '@main/core/import/ImportRequest';
import { openEngine } from './openEngine';

/** case.json: a site, how the log is imported, and what the API answers afterwards. */
interface Case {
  /** Parameters of SitesManager.addSite; without it the import makes the site. */
  site?: Record<string, string>;
  /** Requests before the import. */
  before?: string[];
  options?: Record<string, unknown>;
  /** All counters of the import. */
  counters?: Record<string, number>;
  /** What an answer says beyond what is expected does not matter, but it has the same rows in the same order. They run in order. */
  requests: { says: string; params: string; expected: unknown }[];
}

const folder = import.meta.dirname;
const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

describe.each(names)('%s', (name) => {
  const {
    site,
    before = [],
    options = {},
    counters,
    requests,
  } = JSON.parse(readFileSync(join(folder, name, 'case.json'), 'utf8')) as Case;
  let engine: WritingEngine;
  let result: ImportResult;

  beforeAll(async () => {
    engine = openEngine();
    if (site) await callApi(engine, { method: 'SitesManager.addSite', ...site });
    for (const params of before) await callApi(engine, Object.fromEntries(new URLSearchParams(params)));
    result = await importLog(engine, { paths: [join(folder, name, 'access.log')], options });
  });
  afterAll(() => engine.db.close());

  it.skipIf(!counters)('counts its lines', () => {
    expect(result.counters).toEqual(counters);
  });

  it.each(requests)('$says', async ({ params, expected }) => {
    const answer = await callApi(engine, Object.fromEntries(new URLSearchParams(params)));
    // what a change makes due is made anew, as the writing thread does
    await deriveDue(engine, () => Promise.resolve());
    if (Object.keys(expected as object).length === 0) expect(answer).toEqual(expected);
    else expect(answer).toMatchObject(expected as object);
  });

  it('is imported once, however often', async () => {
    const again = await importLog(engine, { paths: [join(folder, name, 'access.log')], options });
    expect(again.counters.imported).toBe(0);
  });
});
