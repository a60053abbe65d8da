import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callApi } from '@main/core/api/callApi';
import type { WritingEngine } from '@main/core/Engine';
import { importLog } from '@main/core/import/importLog';
import { sites, writeYear } from './writeYear';

/** Imports the year of three sites. */
export async function openYear(engine: WritingEngine): Promise<void> {
  for (const host of sites) await addSite(engine, host, `https://${host}`);
  await addOwn(engine, '2025-05-17');
  const folder = mkdtempSync(join(tmpdir(), 'heartwood-year-'));
  const { access, tracking } = writeYear(folder);
  await importLog(engine, { paths: [access], options: {} });
  await importLog(engine, { paths: [tracking], options: { replayTracking: true } });
  rmSync(folder, { recursive: true });
}

/** Imports one log into one site, under the first address of the year's. */
export async function openLog(engine: WritingEngine, path: string, date: string): Promise<void> {
  await addSite(engine, 'Real', `https://${sites[0]}`);
  await addOwn(engine, date);
  await importLog(engine, { paths: [path], options: { idSite: 1 } });
}

async function addSite(engine: WritingEngine, siteName: string, urls: string): Promise<void> {
  const own = { ecommerce: '1', group: 'clients', excludedQueryParameters: 'session' };
  const values = { siteName, urls, timezone: 'UTC', ...own };
  await callApi(engine, { method: 'SitesManager.addSite', ...values });
}

/** Two goals, two custom dimensions, a stored segment and a note. */
async function addOwn(engine: WritingEngine, date: string): Promise<void> {
  const call = (method: string, values: Record<string, string>) => callApi(engine, { method, ...values });
  const goal = { idSite: '1', patternType: 'contains', revenue: '12' };
  await call('Goals.addGoal', { ...goal, name: 'Thanks', matchAttribute: 'url', pattern: '/thanks' });
  await call('Goals.addGoal', { ...goal, name: 'Catalogue', matchAttribute: 'file', pattern: 'catalogue' });
  const dimension = { idSite: '1', active: '1' };
  await call('CustomDimensions.configureNewCustomDimension', { ...dimension, name: 'Member', scope: 'visit' });
  await call('CustomDimensions.configureNewCustomDimension', { ...dimension, name: 'Wood', scope: 'action' });
  await call('SegmentEditor.add', { name: 'Busy', definition: 'actions>2' });
  await call('Annotations.add', { idSite: '1', date, note: 'Sale' });
}
