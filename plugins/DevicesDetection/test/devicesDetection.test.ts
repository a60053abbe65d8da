import { Row, type DataTable, type ReportDeclaration } from 'heartwood/sdk';
import { describe, expect, it } from 'vitest';
import { dayLogs, reportContext } from 'heartwood/testing';
import archiver from '../archiver';
import texts from '../lang/en.json';
import reports from '../reports';

const context = reportContext('DevicesDetection', texts);
const declared: readonly ReportDeclaration[] = reports;
const find = (method: string) => declared.find((report) => report.method === method);
const row = new Row({ label: '' });
const shown = (method: string, label: string) => find(method)?.label?.(label, context, row, 0);
const segment = (method: string, label: string) => find(method)?.segment?.(label, row, [], context);

describe('DevicesDetection', () => {
  it('counts codes with their versions', () => {
    const desktop = { config_device_type: 0, config_os: 'WIN', config_os_version: '10', config_browser_name: 'CH' };
    const day = archiver.aggregateDay(
      dayLogs([
        { ...desktop, config_browser_version: '141.0', config_device_brand: '' },
        { ...desktop, config_browser_version: '140.0', config_device_brand: '' },
        { config_device_type: 1, config_os: 'IOS', config_device_brand: 'AP', config_device_model: 'iPhone' },
      ]),
    );
    const labels = (table: unknown) =>
      (table as DataTable).rows.map((one) => `${one.label} ${one.number('nb_visits')}`);
    expect(labels(day.DevicesDetection_types)).toEqual(['0 2', '1 1']);
    expect(labels(day.DevicesDetection_osVersions)).toEqual(['WIN;10 2', 'IOS; 1']);
    expect(labels(day.DevicesDetection_browserVersions)).toEqual(['CH;141.0 1', 'CH;140.0 1', '; 1']);
    expect(labels(day.DevicesDetection_models)).toEqual(['; 2', 'AP;iPhone 1']);
  });

  it('names what codes stand for', () => {
    expect(shown('getBrowsers', 'FF')).toBe('Firefox');
    expect(shown('getBrowserVersions', 'FF;140.0')).toBe('Firefox 140.0');
    expect(shown('getOsVersions', 'WIN;10')).toBe('Windows 10');
    expect(shown('getOsFamilies', 'Windows')).toBe('Windows');
    expect(shown('getBrand', 'AP')).toBe('Apple');
    expect(shown('getModel', 'AP;iPhone')).toBe('Apple - iPhone');
    expect(shown('getType', '1')).toBe('DeviceType_smartphone');
  });

  it('says when it does not know', () => {
    expect(shown('getBrowsers', '')).toBe('General_Unknown');
    expect(shown('getType', '')).toBe('General_Unknown');
    expect(shown('getBrowserEngines', '')).toBe('General_Unknown');
  });

  it('puts operating systems into families', () => {
    expect(find('getOsFamilies')?.groupLabel?.('UBT', context)).toBe('GNU/Linux');
    expect(find('getOsFamilies')?.groupLabel?.('', context)).toBe('');
  });

  it('selects rows by what was stored', () => {
    expect(segment('getBrowserVersions', 'CH;141.0')).toBe('browserCode==CH;browserVersion==141.0');
    expect(segment('getModel', 'AP;iPhone 7')).toBe('deviceBrand==Apple;deviceModel==iPhone%207');
    expect(segment('getType', '3')).toBe('deviceType==feature%20phone');
  });

  it('lists all device types', () => {
    expect(find('getType')?.constantLabels).toHaveLength(14);
  });
});
