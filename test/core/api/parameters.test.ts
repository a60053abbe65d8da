import { beforeAll, expect, test } from 'vitest';
import { callApi } from '@main/core/api/callApi';
import { callApiText } from '@main/core/api/callApiText';
import { RequestParameters } from '@main/core/api/RequestParameters';
import { parseTableParameters } from '@main/core/api/TableParameters';
import { parameterTable } from '@main/core/api/parameterTable';
import type { WritingEngine } from '@main/core/Engine';
import { openZoo } from './apiFixture';
import { visits } from './Case';
import { one, parameterCases, type TextParameterName } from './parameterCases';

let engine: WritingEngine;
beforeAll(() => {
  engine = openZoo();
});

const textCases: Record<TextParameterName, [Record<string, string>, string][]> = {
  format: [
    [{ ...visits, format: 'xml' }, '<?xml version="1.0" encoding="utf-8" ?>\n<result>10</result>'],
    [{ ...visits, format: 'json' }, '{"value":10}'],
  ],
  translateColumnNames: [
    [
      { ...visits, showColumns: 'nb_visits,bounce_rate', format: 'csv', translateColumnNames: '1' },
      'Visits,Bounce rate\n10,40%',
    ],
  ],
  hideIdSubDatable: [
    [
      { format: 'tsv', hideIdSubDatable: '1', filter_limit: '1', disable_queued_filters: '1' },
      'label\tnb_visits\ncats\t6',
    ],
  ],
  convertToUnicode: [[{ ...visits, format: 'csv', convertToUnicode: '1' }, '\uFEFFvalue\n10']],
  prettyDisplay: [[{ ...visits, format: 'json', prettyDisplay: '1' }, '{\n  "value": 10\n}']],
};

const toNamed = <T>(cases: Readonly<Record<string, readonly (readonly [Record<string, string>, T])[]>>) =>
  Object.entries(cases).flatMap(([name, ofName]) =>
    ofName.map(([parameters, expected]) => ({ name, parameters, expected })),
  );

test.each(toNamed(parameterCases))('$name: $parameters', async ({ parameters, expected }) => {
  expect(await callApi(engine, { ...one, ...parameters })).toEqual(expected);
});

test.each(toNamed(textCases))('$name: $parameters', async ({ parameters, expected }) => {
  expect((await callApiText(engine, { ...one, ...parameters })).body).toBe(expected);
});

test('every parameter of the table has a case', () => {
  const cases: Record<string, readonly unknown[]> = { ...parameterCases, ...textCases };
  expect(Object.keys(parameterTable).filter((name) => !cases[name]?.length)).toEqual([]);
});

test('every parameter that tables read is in the table', () => {
  const read = new Set<string>();
  const given = { compare: '1', compareDates: 'today', comparePeriods: 'day', pivotBy: 'x', idGoal: '1' };
  const patterns = { filter_pattern: 'x', filter_pattern_recursive: 'x', filter_excludelowpop: 'x' };
  const spy = new Proxy(new RequestParameters({ ...given, ...patterns, keep_totals_row_label: 'x' }), {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value !== 'function') return value;
      return (name: string, ...rest: unknown[]): unknown => {
        read.add(name);
        return Reflect.apply(value, target, [name, ...rest]);
      };
    },
  });
  parseTableParameters(spy);
  expect(read.size).toBeGreaterThan(35);
  expect([...read].filter((name) => !Object.hasOwn(parameterTable, name))).toEqual([]);
});
