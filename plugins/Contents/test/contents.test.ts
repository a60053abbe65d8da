import { Row, type DataTable, type DayLogs } from 'heartwood/sdk';
import { dayLogs, reportContext } from 'heartwood/testing';
import { expect, it } from 'vitest';
import archiver from '../archiver';
import texts from '../lang/en.json';
import reports, { recordFor } from '../reports';

const context = reportContext('Contents', texts);
const one = { nb_visits: 1, nb_uniq_visitors: 1 };

/** A banner was seen three times, twice leading to /oak, and used once; a text was seen once. */
const answers: Readonly<Record<number, ReturnType<DayLogs['queryActionsByDimension']>>> = {
  1: [
    { values: ['Banner'], metrics: { ...one, nb_hits: 4, nb_interactions: 1 } },
    { values: ['Teaser'], metrics: { ...one, nb_hits: 1 } },
  ],
  2: [
    { values: ['Banner', 'oak.png'], metrics: { ...one, nb_hits: 4, nb_interactions: 1 } },
    { values: ['Teaser', 'Unknown'], metrics: { ...one, nb_hits: 1 } },
  ],
  3: [
    { values: ['Banner', 'oak.png', '/elm'], metrics: { ...one, nb_hits: 1 } },
    { values: ['Banner', 'oak.png', '/oak'], metrics: { ...one, nb_hits: 3, nb_interactions: 1 } },
    { values: ['Teaser', 'Unknown', null], metrics: { ...one, nb_hits: 1 } },
  ],
};

it('counts what was seen and what was used, and knows where it leads', () => {
  const queryActionsByDimension: DayLogs['queryActionsByDimension'] = ({ length }) => answers[length] ?? [];
  const day = archiver.aggregateDay(dayLogs([], [], { queryActionsByDimension }));
  const [banner, teaser] = (day.Contents_name_piece as DataTable).rows;
  expect(banner?.columns).toEqual({ label: 'Banner', ...one, nb_impressions: 3, nb_interactions: 1 });
  expect(banner?.subtable?.rows[0]?.metadata).toEqual({ contentTarget: '/oak' });
  expect(teaser?.subtable?.rows[0]?.metadata).toEqual({});
});

it('has nothing to say of a day without content', () => {
  expect(archiver.aggregateDay(dayLogs([]))).toEqual({});
});

it('reads the rows below a row from the other record', () => {
  const recordOf = recordFor('Contents_name_piece', 'Contents_piece_name');
  expect(recordOf(context)).toBe('Contents_name_piece');
  expect(recordOf({ ...context, parameter: () => '3' })).toBe('Contents_piece_name');
});

it('selects visits by both', () => {
  const [names] = reports;
  const row = new Row({ label: 'a b' });
  expect(names.segment('a b', row, [], context)).toBe('contentName==a%20b');
  expect(names.segment('a b', row, ['c'], context)).toBe('contentPiece==c;contentName==a%20b');
});
