import {
  bandwidthSelects,
  defineArchiver,
  seenSelects,
  toRequestTable,
  type LogGroup,
  type Where,
} from 'heartwood/sdk';
import { classOf, notFoundStatuses, toAnswerTable } from './statusTables';

const record = { kind: 'blob', sortBy: 'nb_requests' } as const;
const number = { kind: 'numeric' } as const;

const whereStatus = (is: (status: number) => boolean): Where => ({
  column: 'status',
  is: (value) => is(Number(value)),
});
const isNotFound = whereStatus((status) => notFoundStatuses.includes(status));
const isServerError = whereStatus((status) => status >= 500 && status < 600);
const isRedirect: Where = { column: 'redirectSteps', is: (steps) => steps !== null };
const isChain: Where = { column: 'redirectSteps', is: (steps) => Number(steps) > 1 };
const isFirst: Where = { column: 'isFirstRedirect', is: (value) => value === 1 };

export default defineArchiver({
  records: {
    HttpStatus_nb_informational: number,
    HttpStatus_nb_successes: number,
    HttpStatus_nb_redirections: number,
    HttpStatus_nb_client_errors: number,
    HttpStatus_nb_server_errors: number,
    HttpStatus_nb_not_found: number,
    HttpStatus_classes: record,
    HttpStatus_codes: record,
    HttpStatus_notFound: record,
    HttpStatus_redirects: record,
    HttpStatus_chains: record,
    HttpStatus_serverErrors: record,
    HttpStatus_urls: record,
  },
  aggregateDay(logs) {
    const codes = logs.queryRequestsByDimension(['status'], { selects: bandwidthSelects });
    const ask = (columns: readonly string[], where: readonly Where[]) =>
      logs.queryRequestsByDimension(columns, { where, selects: seenSelects });
    const sum = (is: (status: number) => boolean): number => sumRequests(codes, is);
    const ofClass = (first: number): number => sum((status) => Math.floor(status / 100) === first);
    return {
      HttpStatus_nb_informational: ofClass(1),
      HttpStatus_nb_successes: ofClass(2),
      HttpStatus_nb_redirections: ofClass(3),
      HttpStatus_nb_client_errors: ofClass(4),
      HttpStatus_nb_server_errors: ofClass(5),
      HttpStatus_nb_not_found: sum((status) => notFoundStatuses.includes(status)),
      HttpStatus_classes: toRequestTable(codes, ([status]) => [classOf(status), String(status)]),
      HttpStatus_codes: toRequestTable(codes),
      HttpStatus_notFound: toRequestTable(ask(['path', 'referrer'], [isNotFound])),
      HttpStatus_redirects: toRequestTable(ask(['path', 'redirectWay'], [isRedirect])),
      HttpStatus_chains: toRequestTable(ask(['path', 'redirectWay'], [isChain, isFirst]), ([path, way]) => [
        `${path} → ${way}`,
      ]),
      HttpStatus_serverErrors: toRequestTable(ask(['path', 'status'], [isServerError])),
      HttpStatus_urls: toAnswerTable(logs.queryRequestsByDimension(['path', 'status'])),
    };
  },
});

function sumRequests(codes: readonly LogGroup[], is: (status: number) => boolean): number {
  return codes.reduce(
    (sum, { values, metrics }) => (is(Number(values[0])) ? sum + (metrics.nb_requests ?? 0) : sum),
    0,
  );
}
