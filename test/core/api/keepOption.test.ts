import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepOption } from '@main/core/api/keepOption';
import { callApi } from '@main/core/api/callApi';
import { generationOf, raiseGeneration } from '@main/core/archive/generations';
import type { WritingEngine } from '@main/core/Engine';
import { openEngine } from '../../cases/openEngine';

let engine: WritingEngine;
beforeEach(async () => {
  engine = openEngine();
  await callApi(engine, { method: 'SitesManager.addSite', siteName: 'A', urls: 'https://a.example' });
  raiseGeneration(engine.db, 1, [20_000]);
});
afterEach(() => engine.db.close());

const generation = () => generationOf(engine.db, 1, { first: 20_000, last: 20_000 });
const robots = { plugin: 'Bots', idSite: 1, name: 'Bots_robotsTxt' };

it('makes the archives due that are made by an option, when it changes', () => {
  const before = generation();
  keepOption(engine, robots, 'User-agent: *');
  const after = generation();
  expect(after).toBeGreaterThan(before);
  keepOption(engine, robots, 'User-agent: *');
  expect(generation()).toBe(after);
});

it('leaves archives alone that no option makes', () => {
  const before = generation();
  keepOption(engine, { plugin: 'Annotations', idSite: 1, name: 'Annotations_notes' }, ['a note']);
  expect(generation()).toBe(before);
});
