import {
  AppError,
  DataTableMap,
  defineApi,
  reportParameters,
  toDateText,
  type ApiServices,
  type DataTable,
  type ReportRequest,
} from 'heartwood/sdk';
import { dayNumbers, sumByWeekday, sumByWeekHour } from './week';

export default defineApi({
  getByDayOfWeek: {
    parameters: reportParameters,
    documentation: 'The visits of all days of the period, added up by day of the week.',
    async run(values, services) {
      return sumByWeekday(
        await readDays(values as ReportRequest, services, (days) => services.numerics(dayNumbers, days)),
      );
    },
  },
  getByDayOfWeekAndHour: {
    parameters: reportParameters,
    documentation: 'The visits of all days of the period, added up by day of the week and hour.',
    async run(values, services) {
      const method = 'VisitTime.getVisitInformationPerServerTime';
      return sumByWeekHour(await readDays(values as ReportRequest, services, (days) => services.report(method, days)));
    },
  },
});

/** What is asked for, day by day. */
async function readDays(
  request: ReportRequest,
  services: ApiServices,
  read: (days: ReportRequest) => Promise<DataTable | DataTableMap>,
): Promise<DataTableMap> {
  const period = services.periods(request);
  if (Array.isArray(period)) throw onePeriodOnly(request);
  const date = `${toDateText(period.first)},${toDateText(period.last)}`;
  const days = await read({ ...request, period: 'day', date });
  if (!(days instanceof DataTableMap) || days.keyName !== 'date') throw onePeriodOnly(request);
  return days;
}

function onePeriodOnly({ date }: ReportRequest): AppError {
  const hint = 'Days of the week are counted for one site and one period at a time.';
  return new AppError('api.parameterInvalid', { name: 'date', value: date, hint });
}
