import {
  DataTable,
  defineApi,
  reportParameters,
  type ApiMethod,
  type ApiServices,
  type ReportRequest,
} from 'heartwood/sdk';
import { toPrettyDuration } from './toPrettyDuration';

/** A method that answers one of the stored numbers. */
function oneNumber(name: string, documentation: string): ApiMethod {
  const run = (request: Record<string, string>, services: ApiServices) =>
    services.numerics([name], request as ReportRequest);
  return { parameters: reportParameters, documentation, run };
}

export default defineApi({
  getVisits: oneNumber('nb_visits', 'The number of visits.'),
  getUniqueVisitors: oneNumber('nb_uniq_visitors', 'The number of different visitors.'),
  getUsers: oneNumber('nb_users', 'The number of different user names that the log holds.'),
  getActions: oneNumber('nb_actions', 'The number of page views, site searches and downloads.'),
  getMaxActions: oneNumber('max_actions', 'The most actions in one visit.'),
  getBounceCount: oneNumber('bounce_count', 'The number of visits with a single action.'),
  getVisitsConverted: oneNumber('nb_visits_converted', 'The number of visits that reached a goal.'),
  getSumVisitsLength: oneNumber('sum_visit_length', 'The time of all visits together, in seconds.'),
  getSumVisitsLengthPretty: {
    parameters: reportParameters,
    documentation: 'The time of all visits together, in words.',
    async run(request, services) {
      const answer = await services.numerics(['sum_visit_length'], request as ReportRequest);
      const toText = (table: DataTable) =>
        DataTable.simple({ sum_visit_length: toPrettyDuration(table.rows[0]?.number('sum_visit_length') ?? 0) });
      return answer instanceof DataTable ? toText(answer) : answer.map(toText);
    },
  },
});
