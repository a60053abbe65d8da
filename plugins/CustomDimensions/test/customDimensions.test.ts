import type { DataTable } from 'heartwood/sdk';
import { type CustomDimension, type DayLogs, type GroupBy } from 'heartwood/sdk';
import { dayLogs, reportContext } from 'heartwood/testing';
import { expect, it } from 'vitest';
import archiver from '../archiver';
import { parseExtractions } from '../extractions';
import texts from '../lang/en.json';
import reports, { recordOf } from '../reports';
import { pageAddress, segmentOf } from '../rows';

const context = reportContext('CustomDimensions', texts);
const dimension = (id: number, scope: CustomDimension['scope'], active = true): CustomDimension => ({
  ...{ idsite: 1, idcustomdimension: id, name: `Dimension ${id}`, scope, active },
  ...{ extractions: [], case_sensitive: true },
});

it('makes a table for each dimension of the site', () => {
  const one = { nb_visits: 1, nb_uniq_visitors: 1, nb_hits: 2 };
  const queryActionsByDimension: DayLogs['queryActionsByDimension'] = (columns: readonly GroupBy[], query) => {
    const values = columns.length === 1 ? ['oak'] : ['oak', 'example.com/a'];
    const isOfBounces = query?.where?.some(({ column }) => column === 'visit_total_actions');
    return isOfBounces ? [] : [{ values, metrics: { ...one } }];
  };
  const day = archiver.aggregateDay(
    dayLogs([{ custom_dimension_2: 'en' }, { custom_dimension_2: 'en' }, {}], [], {
      customDimensions: [dimension(1, 'action'), dimension(2, 'visit')],
      queryActionsByDimension,
    }),
  );
  const [oak] = (day.CustomDimensions_Dimension1 as DataTable).rows;
  expect(oak?.columns).toEqual({ label: 'oak', ...one, entry_nb_visits: 2, exit_nb_visits: 2 });
  expect(oak?.subtable?.rows.map(({ label }) => label)).toEqual(['example.com/a']);
  const [en, none] = (day.CustomDimensions_Dimension2 as DataTable).rows;
  expect([en?.label, en?.number('nb_visits'), none]).toEqual(['en', 2, undefined]);
});

it('stands in the menus once for each dimension that is switched on', () => {
  const services = { dimensions: { all: () => [dimension(1, 'visit', false), dimension(2, 'action')] } };
  expect(reports[0].variants(1, services as never)).toMatchObject([
    { name: 'Dimension 2', category: 'General_Actions', parameters: { idDimension: '2' } },
  ]);
});

it('reads the record of the dimension that is asked for', () => {
  expect(recordOf({ ...context, parameter: () => '7' })).toBe('CustomDimensions_Dimension7');
  expect(() => recordOf(context)).toThrow(expect.objectContaining({ code: 'api.parameterMissing' }));
});

it('selects rows, and knows the addresses of pages', () => {
  expect(segmentOf('a b', [], '3')).toBe('dimension3==a%20b');
  expect(segmentOf('x.example/a', ['oak'], '3')).toBe('dimension3==oak;actionUrl==https%253A%252F%252Fx.example%252Fa');
  expect(pageAddress('example.com/a', context, 1)).toBe('https://example.com/a');
  expect([pageAddress('example.com/a', context, 0), pageAddress('example.community', context, 1)]).toEqual([
    undefined,
    undefined,
  ]);
});

it('understands how values are found', () => {
  expect(parseExtractions('')).toEqual([]);
  expect(parseExtractions('[{"dimension":"host"}]')).toEqual([{ dimension: 'host', pattern: '' }]);
  for (const text of ['{}', '[1]', '[{"dimension":"moon"}]', '[{"dimension":"url","pattern":1}]', 'x']) {
    expect(() => parseExtractions(text)).toThrow(expect.objectContaining({ code: 'api.parameterInvalid' }));
  }
});
