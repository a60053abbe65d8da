import { DataTable, filters } from 'heartwood/sdk';
import { dayLogs, reportContext } from 'heartwood/testing';
import { expect, it } from 'vitest';
import archiver from '../archiver';
import { configurationName, configurationSegment, resolutionSegment, UNKNOWN_RESOLUTION } from '../configuration';
import texts from '../lang/en.json';

const context = reportContext('Resolution', texts);
const windows = { config_os: 'WIN', config_browser_name: 'FF' };

it('counts screens, and what runs on them', () => {
  const day = archiver.aggregateDay(
    dayLogs([{ ...windows, config_resolution: '1920x1080' }, windows, { config_resolution: '1920x1080' }]),
  );
  const labels = (table: unknown) => (table as DataTable).rows.map((row) => [row.label, row.number('nb_visits')]);
  expect(labels(day.Resolution_resolution)).toEqual([
    ['1920x1080', 2],
    ['unknown', 1],
  ]);
  expect(labels(day.Resolution_configuration)).toEqual([
    ['WIN;FF;1920x1080', 1],
    ['WIN;FF;unknown', 1],
    [';;1920x1080', 1],
  ]);
});

it('names and selects configurations', () => {
  expect(configurationName('WIN;FF;1920x1080', context)).toBe('Windows / Firefox / 1920x1080');
  expect(configurationName(';;unknown', context)).toBe('General_Unknown / General_Unknown / General_Unknown');
  expect(configurationSegment('WIN;FF;unknown')).toBe('operatingSystemCode==WIN;browserCode==FF;resolution==');
  expect(resolutionSegment('390x844')).toBe('resolution==390x844');
});

it('is empty where no screen is known', () => {
  const table = (...labels: string[]) =>
    filters.emptyUnlessKnown(DataTable.fromRows(labels.map((label) => ({ label }))), UNKNOWN_RESOLUTION).rowCount;
  expect(table('unknown')).toBe(0);
  expect(table('390x844')).toBe(1);
  expect(table('unknown', '390x844')).toBe(2);
});
