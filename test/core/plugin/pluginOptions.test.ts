import { afterEach, beforeEach, expect, it } from 'vitest';
import { purgeArchives } from '@main/core/archive/purgeArchives';
import type { WritingEngine } from '@main/core/Engine';
import { readOption, writeOption } from '@main/core/plugin/pluginOptions';
import { SiteStore } from '@main/core/sites/SiteStore';
import { makeSiteDue } from '@main/core/sites/makeSiteDue';
import { openEngine } from '../../cases/openEngine';

let engine: WritingEngine;
beforeEach(() => (engine = openEngine()));
afterEach(() => engine.db.close());

const key = { plugin: 'Oak', idSite: 1, name: 'Oak_rings' };

it('keeps a value until it is replaced or forgotten', () => {
  expect(readOption(engine.db, key)).toBeNull();
  writeOption(engine.db, key, [1, { two: 'three' }]);
  expect(readOption(engine.db, key)).toEqual([1, { two: 'three' }]);
  expect(readOption(engine.db, { ...key, idSite: 0 })).toBeNull();
  writeOption(engine.db, key, 7);
  expect(readOption(engine.db, key)).toBe(7);
  writeOption(engine.db, key, null);
  expect(readOption(engine.db, key)).toBeNull();
});

it("is no other plugin's", () => {
  expect(() => writeOption(engine.db, { ...key, name: 'Elm_rings' }, 1)).toThrow(/must begin with Oak_/);
});

it('outlives archives and visits, and goes with its site', async () => {
  const sites = new SiteStore(engine.db, () => engine.now());
  const idSite = sites.add({ name: 'Oak' });
  writeOption(engine.db, { ...key, idSite }, 'kept');
  writeOption(engine.db, { ...key, idSite: 0 }, 'of no site');
  makeSiteDue(engine.db, idSite);
  await purgeArchives(engine, async () => {});
  expect(readOption(engine.db, { ...key, idSite })).toBe('kept');
  sites.remove(idSite);
  expect(readOption(engine.db, { ...key, idSite })).toBeNull();
  expect(readOption(engine.db, { ...key, idSite: 0 })).toBe('of no site');
});
