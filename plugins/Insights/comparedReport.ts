import { AppError, DataTable, shiftPeriod, toDateParameter, type ApiServices, type Period } from 'heartwood/sdk';

/** Which report, of when, is compared with which earlier period. */
export interface InsightRequest {
  idSite: string;
  period: string;
  date: string;
  segment: string;
  reportUniqueId: string;
  comparedToXPeriods: number;
}

/** A report in two periods. */
export interface ComparedReport {
  metric: string;
  now: DataTable;
  before: DataTable;
  /** The whole that its rows are parts of, in each period. */
  total: number;
  totalBefore: number;
}

/** What of API.getReportMetadata counts here. */
interface Description {
  uniqueId: string;
  module: string;
  action: string;
  dimension?: string;
  metrics: Readonly<Record<string, string>>;
  defaultSortColumn: string;
  actionToLoadSubTables?: string;
  isSubtableReport?: boolean;
}

/** Throws: AppError api.parameterInvalid where the report or its time can't be compared. */
export async function readCompared(services: ApiServices, request: InsightRequest): Promise<ComparedReport> {
  const report = findReport(services, request);
  const period = onePeriod(services, request);
  const metric = metricOf(report);
  const earlier = shiftPeriod(period, -Math.max(1, Math.floor(request.comparedToXPeriods)));
  const now = await readRows(services, report, { ...request, ...toParameters(period) });
  const before = await readRows(services, report, { ...request, ...toParameters(earlier) });
  const totals = { services, request, metric };
  return {
    metric,
    now,
    before,
    total: await readTotal({ ...totals, table: now, period }),
    totalBefore: await readTotal({ ...totals, table: before, period: earlier }),
  };
}

/** Can the period be compared with the one before? Not where the date asks for several. */
export function isComparable(period: string, date: string): boolean {
  return period !== 'range' && !date.includes(',') && !/^(last|previous)\d*$/i.test(date);
}

/** The report's visits; or else what it is sorted by. */
function metricOf({ metrics, defaultSortColumn }: Description): string {
  const names = Object.keys(metrics);
  return ['nb_visits', defaultSortColumn].find((name) => names.includes(name)) ?? names[0] ?? 'nb_visits';
}

function findReport(services: ApiServices, { idSite, reportUniqueId }: InsightRequest): Description {
  const [site] = services.sites.asked(idSite);
  const all = services.reports.describe(site?.idsite ?? 0, 'en') as unknown as Description[];
  const known = all.filter(({ dimension, isSubtableReport }) => dimension !== undefined && !isSubtableReport);
  const found = known.find(({ uniqueId }) => uniqueId === reportUniqueId);
  if (found) return found;
  const hint = `Reports: ${known.map(({ uniqueId }) => uniqueId).join(', ')}.`;
  throw new AppError('api.parameterInvalid', { name: 'reportUniqueId', value: reportUniqueId, hint });
}

function onePeriod(services: ApiServices, { idSite, period, date }: InsightRequest): Period {
  const found = services.periods({ idSite, period, date });
  if (!Array.isArray(found)) return found;
  throw new AppError('api.parameterInvalid', { name: 'date', value: date, hint: 'Give one date, not several.' });
}

function toParameters(period: Period): Pick<InsightRequest, 'period' | 'date'> {
  return { period: period.type, date: toDateParameter(period) };
}

/** Trees are compared page by page, whatever folder they are in. */
async function readRows(services: ApiServices, report: Description, request: InsightRequest): Promise<DataTable> {
  const { module, action, actionToLoadSubTables } = report;
  const { idSite, period, date, segment } = request;
  const flat = actionToLoadSubTables === action ? '1' : '0';
  const found = await services.report(`${module}.${action}`, { idSite, period, date, segment, flat });
  if (found instanceof DataTable) return found;
  throw new AppError('api.parameterInvalid', { name: 'idSite', value: idSite, hint: 'Give one site.' });
}

interface TotalRequest {
  services: ApiServices;
  request: InsightRequest;
  metric: string;
  table: DataTable;
  period: Period;
}

/** All visits are the whole of a report about visits, unless its rows come to much more or to less than half of them. */
async function readTotal({ services, request, metric, table, period }: TotalRequest): Promise<number> {
  const ofRows = [...table].reduce((sum, row) => sum + row.number(metric), 0);
  if (metric !== 'nb_visits') return ofRows;
  const { idSite, segment } = request;
  const found = await services.numerics(['nb_visits'], { idSite, segment, ...toParameters(period) });
  const visits = found instanceof DataTable ? (found.rows[0]?.number('nb_visits') ?? 0) : 0;
  return ofRows > visits || ofRows * 2 < visits ? ofRows : visits;
}
