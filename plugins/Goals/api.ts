import {
  defineApi,
  DataTable,
  DataTableMap,
  reportParameters,
  type ApiMethod,
  type ApiServices,
  type ReportRequest,
} from 'heartwood/sdk';
import { checkGoal } from './goalIds';
import { manageGoals } from './manageGoals';
import { readOverview, type OverviewOptions } from './overview';

const parameters = { ...reportParameters, idGoal: { type: 'text', default: '' } } as const;
const withEachGoal = { ...parameters, showAllGoalSpecificMetrics: { type: 'boolean', default: false } } as const;

interface OverviewValues {
  idSite: string;
  period: string;
  date: string;
  segment: string;
  idGoal: string;
  showAllGoalSpecificMetrics?: boolean;
}

/** Numbers of all goals, or of the one that the request names. */
function read(values: OverviewValues, services: ApiServices, options: Partial<OverviewOptions> = {}) {
  const { idGoal, showAllGoalSpecificMetrics: hasEachGoal = false, ...request } = values;
  checkGoal(idGoal, values.idSite, services);
  return readOverview(services, request as ReportRequest & typeof request, {
    idGoal,
    isDivided: false,
    hasEachGoal,
    ...options,
  });
}

/** A method that answers a single number. */
function single(metric: string, documentation: string): ApiMethod {
  const only = (table: DataTable): DataTable => {
    const result = DataTable.simple({ [metric]: table.rows[0]?.columns[metric] ?? 0 });
    result.metadata = table.metadata;
    return result;
  };
  return {
    parameters,
    documentation,
    async run(values, services) {
      const tables = await read(values as OverviewValues, services);
      return tables instanceof DataTableMap ? tables.map(only) : only(tables);
    },
  };
}

export default defineApi({
  ...manageGoals,
  get: {
    parameters: withEachGoal,
    documentation: 'Conversions of all goals or of one, of all visits, of new and of returning visitors.',
    run: (values, services) => read(values as OverviewValues, services, { isDivided: true }),
  },
  getMetrics: {
    parameters: withEachGoal,
    documentation: 'As Goals.get, of all visits alone.',
    run: (values, services) => read(values as OverviewValues, services),
  },
  getConversions: single('nb_conversions', 'How often all goals, or one, were reached.'),
  getNbVisitsConverted: single('nb_visits_converted', 'The visits that reached any goal, or one.'),
  getConversionRate: single('conversion_rate', 'The share of visits that reached any goal, or one.'),
  getRevenue: single('revenue', 'What all goals, or one, brought in.'),
});
