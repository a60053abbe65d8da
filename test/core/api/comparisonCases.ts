import { expect } from 'vitest';
import { visits, type Case } from './Case';

const compareMonth = { 'compareDates[0]': '2015-05-01', 'comparePeriods[0]': 'month' };

/** Requests that compare a report with other periods and segments. */
export const comparisonCases = {
  compare: [[{ ...visits, compare: '0' }, { value: 10 }]],
  compareSegments: [
    [
      { ...visits, compare: '1', 'compareSegments[0]': 'actions>1' },
      {
        nb_visits: 10,
        comparisons: [
          {
            nb_visits: 10,
            compareSegment: '',
            compareSegmentPretty: 'All visits',
            comparePeriod: 'day',
            compareDate: '2015-05-17',
            comparePeriodPretty: 'Sunday, May 17, 2015',
            compareSeriesPretty: 'All visits (Sunday, May 17, 2015)',
          },
          {
            nb_visits: 0,
            compareSegment: 'actions>1',
            compareSegmentPretty: 'actions>1',
            comparePeriod: 'day',
            compareDate: '2015-05-17',
            comparePeriodPretty: 'Sunday, May 17, 2015',
            compareSeriesPretty: 'actions>1 (Sunday, May 17, 2015)',
          },
        ],
      },
    ],
  ],
  compareDates: [
    [
      { compare: '1', ...compareMonth, label: 'apes' },
      [
        expect.objectContaining({
          nb_visits: 4,
          comparisons: [
            expect.objectContaining({ nb_visits: 4, compareDate: '2015-05-17' }),
            expect.objectContaining({
              nb_visits: 8,
              nb_visits_change: '+100%',
              nb_visits_trend: 1,
              comparePeriodPretty: 'May 2015',
              idsubdatatable: 1,
            }),
          ],
        }),
      ],
    ],
  ],
  comparePeriods: [
    [
      {
        ...visits,
        date: '2015-05-17,2015-05-18',
        compare: '1',
        'compareDates[0]': '2015-05-18,2015-05-19',
        'comparePeriods[0]': 'day',
        format_metrics: '0',
      },
      {
        '2015-05-17': {
          nb_visits: 10,
          comparisons: [expect.anything(), expect.objectContaining({ nb_visits: 10, nb_visits_change: 0 })],
        },
        '2015-05-18': {
          nb_visits: 10,
          comparisons: [expect.anything(), expect.objectContaining({ nb_visits: 0, nb_visits_change: -1 })],
        },
      },
    ],
  ],
  invert_compare_change_compute: [
    [
      {
        label: 'apes',
        compare: '1',
        ...compareMonth,
        invert_compare_change_compute: '1',
      },
      [
        expect.objectContaining({
          comparisons: [expect.anything(), expect.objectContaining({ nb_visits_change: '-50%' })],
        }),
      ],
    ],
  ],
  labelSeries: [
    [
      { label: 'apes', compare: '1', ...compareMonth, labelSeries: '1' },
      [expect.objectContaining({ label: 'House of apes', nb_visits: 8, compareDate: '2015-05-01' })],
    ],
    [
      { 'label[0]': 'apes', 'label[1]': 'cats', compare: '1', ...compareMonth, labelSeries: '1,0' },
      [
        expect.objectContaining({ label: 'House of apes', nb_visits: 8, label_idx: 0 }),
        expect.objectContaining({ label: 'House of cats', nb_visits: 6, label_idx: 1 }),
      ],
    ],
  ],
} satisfies Record<string, Case[]>;
