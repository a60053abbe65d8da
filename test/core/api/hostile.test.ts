import { beforeAll, expect, test } from 'vitest';
import { callApiText } from '@main/core/api/callApiText';
import { methodNames } from '@main/core/api/resolveMethod';
import { parameterTable } from '@main/core/api/parameterTable';
import type { WritingEngine } from '@main/core/Engine';
import { openZoo } from './apiFixture';
import { one } from './parameterCases';

let engine: WritingEngine;
beforeAll(() => {
  engine = openZoo();
});

/** What a script, a scanner or a slip of the hand may send. */
const hostile = [
  ...[' ', '-1', '-7', '0', '1.5', '1e9', '1e308', 'NaN', 'Infinity', '0x10', 'null', 'true', '9'.repeat(400)],
  ...[
    '../../etc/passwd',
    "' OR 1=1 --",
    '<script>alert(1)</script>',
    '\0',
    '\uD800',
    '%',
    '%zz',
    '😀',
    'a'.repeat(9000),
  ],
  ...['[', '(', '*', '\\', '.*', '__proto__', 'constructor', 'toString', 'label', 'nb_visits', 'nb_vists'],
  ...[',', ',,,', ';', '>', ' > > ', '@', '==', 'a==', '==a', 'actions>>1', 'actions=='],
  ...['last0', 'last', 'last99999999', 'last-1', '2015-02-30', '0000-00-00', '1969-12-31', '9999-12-31', '2149-06-06'],
  ...['2015-05-18,2015-05-17', '2015-05-17,', 'today,today,today'],
];

/** No value of a parameter may be more than refused, and who refuses it says which parameter it was. */
async function expectHonest(parameters: Record<string, string>, names: readonly string[]): Promise<void> {
  const { body, status, isError } = await callApiText(engine, { ...one, format: 'json', ...parameters });
  const shown = `${JSON.stringify(parameters).slice(0, 200)} → ${body.slice(0, 300)}`;
  expect([200, 400, 404], shown).toContain(status);
  expect(isError, shown).toBe(status !== 200);
  if (isError)
    expect(
      names.some((name) => body.includes(name)),
      shown,
    ).toBe(true);
}

test.each(Object.keys(parameterTable))('%s', async (name) => {
  const names = [name, ...(/^compare|^segment/.test(name) ? ['segment'] : []), ...(name === 'idSite' ? ['site'] : [])];
  for (const value of hostile) await expectHonest({ [name]: value }, names);
  for (const value of hostile.slice(0, 5)) {
    for (const key of [`${name}[0]`, `${name}[__proto__]`]) await expectHonest({ [key]: value }, names);
    await expectHonest({ expanded: '1', compare: '1', 'compareSegments[0]': '', [name]: value }, names);
  }
});

test('parameters of methods', async () => {
  const methods = methodNames(engine.plugins).filter((method) => method !== 'Zoo.close');
  const names = ['idSite', 'idSites', 'dates', 'apiAction', 'label', 'column', 'urls', 'segmentName', 'pluginName'];
  for (const method of methods) {
    for (const name of names) {
      for (const value of ['-1', '__proto__', '%zz', "' OR 1=1 --"]) {
        await expectHonest({ method, apiModule: 'Zoo', apiAction: 'getHouses', [name]: value }, [
          'arameter',
          'method',
          'site',
          'plugin',
        ]);
      }
    }
  }
});
