import { AppError, DataTable, DataTableMap, defineApi, Row, toDateText, type ReportRequest } from 'heartwood/sdk';

const numbers = [
  'nb_visits',
  'nb_actions',
  'max_actions',
  'sum_visit_length',
  'bounce_count',
  'nb_visits_converted',
  'nb_uniq_visitors',
  'nb_users',
] as const;

const renames: Readonly<Record<string, string>> = {
  nb_uniq_visitors: 'sum_daily_nb_uniq_visitors',
  nb_users: 'sum_daily_nb_users',
};

export default defineApi({
  getByDayOfWeek: {
    parameters: {
      idSite: { type: 'site' },
      period: { type: 'period' },
      date: { type: 'date' },
      segment: { type: 'segment', default: '' },
    },
    documentation: 'The visits of all days of the period, added up by day of the week.',
    async run(values, services) {
      const request = values as ReportRequest;
      const period = services.periods(request);
      if (Array.isArray(period)) throw onePeriodOnly(request);
      const date = `${toDateText(period.first)},${toDateText(period.last)}`;
      const days = await services.numerics(numbers, { ...request, period: 'day', date });
      if (!(days instanceof DataTableMap) || days.keyName !== 'date') throw onePeriodOnly(request);
      return sumByWeekday(days, (day) => services.translate(`VisitTime_Day${day}`));
    },
  },
});

function onePeriodOnly({ date }: ReportRequest): AppError {
  const hint = 'Days of the week are counted for one site and one period at a time.';
  return new AppError('api.parameterInvalid', { name: 'date', value: date, hint });
}

/** Seven rows from Monday on. `days` maps dates to their numbers. */
export function sumByWeekday(days: DataTableMap, toName: (day: number) => string): DataTable {
  const week = new DataTable();
  for (let day = 1; day <= 7; day++) week.addRow(new Row(zeros(String(day)), { day_of_week: day }));
  for (const [date, table] of days.tables) {
    const row = table instanceof DataTable ? table.rows[0] : undefined;
    if (row) week.sumByLabel(String(weekdayOf(date)), renameColumns(row), { max_actions: 'max' });
  }
  for (const row of week.rows) row.columns.label = toName(Number(row.label));
  week.forgetIndex();
  return week;
}

function zeros(label: string): Row['columns'] {
  return { label, ...Object.fromEntries(numbers.map((name) => [renames[name] ?? name, 0])) };
}

function renameColumns(row: Row): Row['columns'] {
  return Object.fromEntries(numbers.map((name) => [renames[name] ?? name, row.number(name)]));
}

/** 1 is Monday. */
function weekdayOf(date: string): number {
  return ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}
