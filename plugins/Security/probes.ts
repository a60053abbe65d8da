import { pathOf, type CellValue, type DayLogs, type GroupBy, type RequestColumn, type Where } from 'heartwood/sdk';
import { classify } from './classify';
import type { AttackKind } from './data/attackRules';

/** Requests of one client at one second that ask for one address and were answered alike. */
export interface Probe {
  kind: AttackKind;
  ip: string;
  /** Unix seconds. */
  time: number;
  target: string;
  method: string;
  status: number;
  /** null where the log says none. */
  bytes: number | null;
  country: string;
  network: string;
  requests: number;
}

const columns: readonly RequestColumn[] = ['ip', 'time', 'target', 'method', 'status', 'bytes', 'country', 'network'];

const text = (value: CellValue | undefined): string => String(value ?? '');

/** What answers: a path, up to the program where the rest is handed to it (`/index.php` of `/index.php/a/b`). */
export function pageOf(target: string): string {
  const path = pathOf(target);
  return /^[^]{0,200}?\.(?:php\d?|aspx?|jspx?|cgi|pl|do)(?=\/)/i.exec(path)?.[0] ?? path;
}

/** Addresses that take a name and a password. */
const loginPath =
  /(?:^|\/)(?:wp-login\.php|xmlrpc\.php|log-?in|sign-?in|logon|auth(?:enticate)?|sessions?|administrator\/index\.php|admin(?:istrator)?)(?:\.\w{2,5})?\/?$/i;

/** A site that has these pages is asked for them every day: they are probed for where they are not there. */
const isMissed = (status: number): boolean => status >= 400 && status < 500;

/** Nobody can log in where there is nothing. */
const isThere = (status: CellValue): boolean => status !== 404;

const isLogin = (target: CellValue): boolean => loginPath.test(pathOf(text(target)));

/** All that looks like an attack, in no particular order. */
export function findProbes(logs: DayLogs): Probe[] {
  const kindOf = (target: CellValue): AttackKind | null => classify(text(target), 'target');
  const agentKind = (agent: CellValue): AttackKind | null => classify(text(agent), 'agent');
  const referrerKind = (referrer: CellValue): AttackKind | null => classify(text(referrer), 'referrer');
  const notByTarget: Where = { column: 'target', is: (target) => kindOf(target) === null };
  const notByAgent: Where = { column: 'userAgent', is: (agent) => agentKind(agent) === null };
  const byTarget = query(logs, 'target', kindOf, []);
  const byAgent = query(logs, 'userAgent', agentKind, [notByTarget]);
  const byReferrer = query(logs, 'referrer', referrerKind, [notByTarget, notByAgent]);
  const logins = query(logs, 'method', (method) => (method === 'POST' ? 'bruteForce' : null), [
    ...[notByAgent, { column: 'referrer', is: (referrer: CellValue) => referrerKind(referrer) === null }],
    { column: 'target', is: (target) => isLogin(target) && isOrdinary(kindOf(target)) },
    { column: 'status', is: isThere },
  ]);
  const isAttempt = ({ method, target, status }: Probe): boolean =>
    method === 'POST' && isLogin(target) && isThere(status);
  return [
    ...byTarget.filter((probe) => probe.kind !== 'cmsProbe' || (isMissed(probe.status) && !isAttempt(probe))),
    ...byAgent,
    ...byReferrer,
    ...logins,
  ];
}

/** A login page may be one that is probed for, too. */
const isOrdinary = (kind: AttackKind | null): boolean => kind === null || kind === 'cmsProbe';

/** The lines whose text in a column shows an attack. */
function query(
  logs: DayLogs,
  column: RequestColumn,
  kindOf: (text: CellValue) => AttackKind | null,
  where: readonly Where[],
): Probe[] {
  const dimensions: GroupBy[] = [{ column, to: kindOf }, ...columns];
  const groups = logs.queryRequestsByDimension(dimensions, {
    where: [{ column, is: (value) => kindOf(value) !== null }, ...where],
  });
  return groups.map(({ values: [kind, ip, time, target, method, status, bytes, country, network], metrics }) => ({
    kind: kind as AttackKind,
    ip: text(ip),
    time: Number(time),
    target: text(target),
    method: text(method),
    status: Number(status),
    bytes: typeof bytes === 'number' ? bytes : null,
    country: text(country),
    network: text(network),
    requests: metrics.nb_requests ?? 0,
  }));
}
