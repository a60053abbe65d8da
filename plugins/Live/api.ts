import { audiences, defineApi, type JsonValue, type LogRequestParameters } from 'heartwood/sdk';
import { readCounters } from './counters';
import { pageParameters, selectionParameters, toPage, type PageValues } from './parameters';
import { toProfile } from './profile';
import { toRequestDetails } from './requestDetails';
import { flattenVisit, type VisitDetails } from './visitDetails';
import { VisitLog } from './VisitLog';

const NEWEST = { offset: 0, limit: 1 };
const MAX_PROFILE = 100;

const visitorId = { type: 'text', default: '' } as const;
const ofSite = { idSite: { type: 'site' }, segment: { type: 'segment', default: '' } } as const;

/** A method that knows no time is about all days. */
const always = ({ idSite, segment = '' }: LogRequestParameters): LogRequestParameters => ({
  idSite,
  segment,
});

export default defineApi({
  getLastVisitsDetails: {
    parameters: {
      ...selectionParameters,
      ...pageParameters,
      countVisitorsToFetch: { type: 'number', default: 0 },
      minTimestamp: { type: 'number', default: 0 },
      flat: { type: 'boolean', default: false },
      doNotFetchActions: { type: 'boolean', default: false },
      enhanced: { type: 'boolean', default: false },
      visitorId,
    },
    documentation: 'Visits with their actions, the last one first; without a time the last visits of all.',
    run(values, services): JsonValue {
      const log = new VisitLog(services);
      const page = toPage({
        ...(values as PageValues),
        filter_limit: values.countVisitorsToFetch || values.filter_limit,
      });
      const selection = {
        ...log.select(values as LogRequestParameters),
        ...(values.minTimestamp > 0 ? { since: values.minTimestamp as number } : {}),
        ...(values.visitorId ? { visitorId: values.visitorId as string } : {}),
      };
      const visits = log.read(selection, page, { withActions: !values.doNotFetchActions });
      return values.flat ? visits.map(flattenVisit) : visits;
    },
  },
  getLastVisitorsDetails: {
    parameters: { ...selectionParameters, ...pageParameters },
    documentation: 'The last visit of each of the last visitors.',
    run(values, services): JsonValue {
      const log = new VisitLog(services);
      const { limit } = toPage(values as PageValues);
      return readVisitors(log, values as LogRequestParameters, limit);
    },
  },
  getCounters: {
    parameters: { ...ofSite, lastMinutes: { type: 'number' } },
    documentation: 'Visits, actions, visitors and converted visits of the last minutes, of two days at most.',
    run: (values, services): JsonValue => [
      readCounters(
        new VisitLog(services).select(always(values as LogRequestParameters)),
        values.lastMinutes as number,
        services,
      ),
    ],
  },
  getVisitorProfile: {
    parameters: { ...ofSite, visitorId, limitVisits: { type: 'number', default: MAX_PROFILE } },
    documentation: "A visitor's last visits, and what they come to; without an id the last visitor's.",
    run(values, services): JsonValue {
      const log = new VisitLog(services);
      const selection = log.select(always(values as LogRequestParameters));
      const id = values.visitorId || log.read(selection, NEWEST, { withActions: false })[0]?.visitorId;
      if (!id) return {};
      const limit = Math.max(1, Math.min(values.limitVisits as number, MAX_PROFILE));
      const visits = log.read({ ...selection, visitorId: id as string }, { offset: 0, limit });
      return toProfile(visits, { log, services, selection });
    },
  },
  getMostRecentVisitorId: {
    parameters: ofSite,
    documentation: 'The id of the visitor whose visit is the last one; empty without any.',
    run: (values, services): JsonValue => {
      const log = new VisitLog(services);
      return (
        log.read(log.select(always(values as LogRequestParameters)), NEWEST, { withActions: false })[0]?.visitorId ?? ''
      );
    },
  },
  getFirstVisitForVisitorId: {
    parameters: { idSite: ofSite.idSite, visitorId: { type: 'text' } },
    documentation: 'The first visit of a visitor.',
    run(values, services): JsonValue {
      const log = new VisitLog(services);
      const selection = {
        ...log.select(always(values as LogRequestParameters)),
        visitorId: values.visitorId as string,
      };
      return log.read(selection, { ...NEWEST, isOldestFirst: true });
    },
  },
  getMostRecentVisitsDateTime: {
    parameters: { idSite: ofSite.idSite, period: selectionParameters.period, date: selectionParameters.date },
    documentation: "When the last visit ended, on the site's clock; empty without any.",
    run(values, services): JsonValue {
      const log = new VisitLog(services);
      const selection = log.select({ ...(values as LogRequestParameters), segment: '' });
      return String(log.read(selection, NEWEST, { withActions: false })[0]?.lastActionDateTime ?? '');
    },
  },
  getRequests: {
    parameters: {
      ...selectionParameters,
      ...pageParameters,
      audience: { type: 'text', default: 'everything', allowed: audiences },
    },
    documentation:
      'Request lines, whatever became of them, the last one first; with a segment those that it holds for, or that belong to its visits. Each has an id for getLogLine.',
    run(values, services): JsonValue {
      const log = new VisitLog(services);
      const audience = values.audience === 'everything' ? '' : `audience==${values.audience}`;
      const segment = [values.segment, audience].filter(Boolean).join(';');
      const selection = log.select({ ...(values as LogRequestParameters), segment });
      const requests = services.logs.requests(selection, toPage(values as PageValues));
      return requests.map((request) => toRequestDetails(request, log.siteOf(request.idSite).clock, services.translate));
    },
  },
  getLogLine: {
    parameters: { idRequest: { type: 'text' } },
    documentation:
      'The line of a log that a request was made from: file, line number, and its text, read from the file if it still stands there.',
    async run({ idRequest }, services): Promise<JsonValue> {
      const line = await services.logs.line(idRequest as string);
      if (!line) return { file: null, line: null, text: null, message: services.translate('Live_LineUnknown') };
      return { ...line, message: line.text === null ? services.translate('Live_LineGone') : '' };
    },
  },
});

/** Visitors are few where many visits are one visitor's: pages of visits are read until enough are found. */
function readVisitors(log: VisitLog, parameters: LogRequestParameters, limit: number): VisitDetails[] {
  const selection = log.select(parameters);
  const found = new Map<string, VisitDetails>();
  const size = Math.max(limit, 100);
  for (let offset = 0; found.size < limit; offset += size) {
    const visits = log.read(selection, { offset, limit: size });
    for (const visit of visits) if (!found.has(visit.visitorId)) found.set(visit.visitorId, visit);
    if (visits.length < size) break;
  }
  return [...found.values()].slice(0, limit);
}
