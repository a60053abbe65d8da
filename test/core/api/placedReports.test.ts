import { describe, expect, test } from 'vitest';
import type { ApiServices, ReportDeclaration } from 'heartwood/sdk';
import { makeTranslate } from '@shared/i18n/translate';
import { describeReports } from '@main/core/api/describeReports';
import { askedVariant, placedReports } from '@main/core/api/placedReports';
import { PluginManager } from '@main/core/plugin/PluginManager';

const report = (method: string, order: number, more: Partial<ReportDeclaration> = {}): ReportDeclaration => ({
  ...{ method, order, name: `Trees_${method}`, documentation: 'D', category: 'C', subcategory: 'S' },
  ...{ record: 'Trees_all', dimension: 'X', metrics: ['nb_visits', 'revenue'] },
  ...more,
});

const byGoal = report('getFruit', 10, {
  variants: (_idSite, { goals }) => [
    {},
    ...goals.all(1).map(({ idgoal, name }) => ({
      ...{ parameters: { idGoal: String(idgoal) }, name: `Fruit of ${name}`, order: 30 + idgoal },
      ...{ subcategory: name, metrics: ['revenue'] },
    })),
  ],
});
const plugins = new PluginManager([
  {
    manifest: { name: 'Trees', version: '1.0.0', description: '' },
    lang: { en: {} },
    archiver: { records: { Trees_all: { kind: 'blob' } }, aggregateDay: () => ({}) },
    reports: [
      byGoal,
      report('getNone', 15, { variants: () => [] }),
      report('getBroken', 16, {
        variants: () => {
          throw new Error('no');
        },
      }),
      report('getLeaves', 20),
    ],
  },
]);
const services = {
  goals: { all: () => [{ idgoal: 3, name: 'Harvest' }] },
} as unknown as ApiServices;
const place = { idSite: 1, currency: 'EUR', isShop: false, services: () => services };
const describeAll = (at: typeof place | null) =>
  describeReports(plugins, makeTranslate('en', plugins.texts('en')), at).map(({ uniqueId }) => uniqueId);

describe('reports of a site', () => {
  test('stand in menus once for each way in which they are asked for, or nowhere', () => {
    expect(describeAll(place)).toEqual([
      ...['Trees_getFruit', 'Trees_getBroken', 'Trees_getLeaves', 'Trees_getFruit_idGoal--3'],
    ]);
  });

  test('are as declared where no site is asked for', () => {
    expect(describeAll(null)).toEqual(['Trees_getFruit', 'Trees_getNone', 'Trees_getBroken', 'Trees_getLeaves']);
  });

  test('say what is their own, and whose money it is', () => {
    const [, , , fruit] = describeReports(plugins, makeTranslate('en', {}), place);
    expect(fruit).toMatchObject({
      name: 'Fruit of Harvest',
      subcategory: 'Harvest',
      parameters: { idGoal: '3' },
      currency: 'EUR',
      order: 33,
    });
    expect(Object.keys(fruit?.metrics ?? {})).toEqual(['revenue']);
  });

  test('are found by what a request carries', () => {
    const entry = placedReports(plugins, null)[0]!;
    expect(askedVariant(entry, place, { idGoal: '3' }).variant.name).toBe('Fruit of Harvest');
    expect(askedVariant(entry, place, { idGoal: '4' }).variant).toEqual({});
  });
});
