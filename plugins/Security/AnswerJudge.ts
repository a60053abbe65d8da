import { pathOf, type CellValue, type DayLogs } from 'heartwood/sdk';
import { classify } from './classify';
import type { AttackKind } from './data/attackRules';
import { pageOf, type Probe } from './probes';
import type { Reason } from './verdicts';

/** Attacks that ask for something that should not be there: any answer of its own is a success. */
const fileKinds = new Set<AttackKind>(['secretFile', 'webShell', 'deviceExploit']);
/** Attacks that do nothing by being answered. */
const harmlessKinds = new Set<AttackKind>(['scanner', 'cmsProbe']);
/** How far an answer may be from another, as a part of it, to be like it; what is asked often stands in the answer, twice. */
const TOLERANCE = 0.1;
const ECHOES = 2;
const SLACK = 64;
/** So many answers to different payloads show what a page answers to anything. */
const MIN_SIBLINGS = 3;
/** So many attempts before one that succeeds; who has fewer forgot a password. */
const MIN_FAILURES = 5;

/**
 * Judges answers by what else the site answered that day: to the same page without an attack, to other payloads, and whether
 * other addresses got the same page, as sites do that have no real error page.
 */
export class AnswerJudge {
  /** Sizes of answers with 200 by page. */
  private readonly usual: Map<string, number[]>;
  private readonly siblings = new Map<string, number[]>();
  private readonly pathsBySize: Map<number, Set<string>>;

  constructor(logs: DayLogs, probes: readonly Probe[]) {
    const served = probes.filter(({ status }) => isSuccess(status));
    this.usual = usualSizes(logs, new Set(served.map(({ target }) => pageOf(target))));
    for (const { target, bytes } of served) add(this.siblings, pageOf(target), bytes ?? 0);
    this.pathsBySize = pathsBySize(logs, new Set(served.map(({ bytes }) => bytes ?? 0)));
  }

  /** Attempts to log in are judged together: see judgeLogins. */
  judge({ kind, status, bytes, target, method }: Probe): Reason {
    if (status < 200) return 'noAnswer';
    if (status === 502 || status === 503 || status === 504) return 'unavailable';
    if (status >= 500) return fileKinds.has(kind) || harmlessKinds.has(kind) ? 'unavailable' : 'serverError';
    if (status >= 400) return 'refused';
    if (status >= 300) return 'redirected';
    if (harmlessKinds.has(kind)) return 'ordinary';
    if (method === 'HEAD' && !bytes) return 'said200';
    if (!bytes) return 'emptyAnswer';
    if (fileKinds.has(kind)) return this.isSharedSize(bytes, pathOf(target)) ? 'sameForAll' : 'fileServed';
    return this.judgePayload({ kind, bytes, target });
  }

  private judgePayload({ kind, bytes, target }: { kind: AttackKind; bytes: number; target: string }): Reason {
    const page = pageOf(target);
    const unlike = kind === 'pathTraversal' ? 'payloadServed' : 'unlikeUsual';
    const isLike = (sizes: readonly number[]): number => sizes.filter((size) => isNear(bytes, size, target)).length;
    const usual = this.usual.get(page) ?? [];
    if (isLike(usual) > 0) return 'likeUsual';
    if (this.isSharedSize(bytes, pathOf(target))) return 'sameForAll';
    const siblings = this.siblings.get(page) ?? [];
    if (siblings.length >= MIN_SIBLINGS && isLike(siblings) > siblings.length / 2) return 'sameForAll';
    if (usual.length > 0 || siblings.length >= MIN_SIBLINGS) return unlike;
    // The path itself is the attack: nobody asks for it otherwise.
    return page === target ? unlike : 'nothingToCompare';
  }

  private isSharedSize(bytes: number, path: string): boolean {
    const paths = this.pathsBySize.get(bytes);
    return paths !== undefined && (paths.size > 1 || !paths.has(path));
  }
}

/**
 * Attempts to log in at one address, in order: after many that were answered alike, was one answered as after the right
 * password? That is: sent on where the others were shown the page again, or let in where they were refused.
 */
export function judgeLogins(attempts: readonly Probe[]): { reason: Reason; probe: Probe } {
  const counts = new Map<number, number>();
  for (const { status, requests } of attempts) counts.set(status, (counts.get(status) ?? 0) + requests);
  const usual = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
  const isLetIn = ({ status }: Probe): boolean =>
    status !== usual && status < 400 && (usual >= 400 || (usual < 300 && status >= 300));
  const other = attempts.find((attempt, i) => i >= MIN_FAILURES && isLetIn(attempt));
  return other ? { reason: 'loginChanged', probe: other } : { reason: 'loginsAlike', probe: attempts.at(-1) as Probe };
}

const isSuccess = (status: number): boolean => status >= 200 && status < 300;

function isNear(bytes: number, size: number, target: string): boolean {
  return Math.abs(bytes - size) <= Math.max(TOLERANCE * size, ECHOES * target.length + SLACK);
}

/** What the pages answered with 200 to requests that are no attack, by size. */
function usualSizes(logs: DayLogs, pages: ReadonlySet<string>): Map<string, number[]> {
  const sizes = new Map<string, number[]>();
  if (pages.size === 0) return sizes;
  const isUsual = (target: CellValue): boolean =>
    pages.has(pageOf(String(target ?? ''))) && classify(String(target ?? ''), 'target') === null;
  const groups = logs.queryRequestsByDimension(['path', 'bytes'], {
    where: [
      { column: 'status', is: (status) => status === 200 },
      { column: 'target', is: isUsual },
      { column: 'method', is: (method) => method !== 'HEAD' },
      { column: 'userAgent', is: (agent) => classify(String(agent ?? ''), 'agent') === null },
    ],
  });
  for (const {
    values: [path, bytes],
  } of groups)
    add(sizes, pageOf(String(path)), Number(bytes ?? 0));
  return sizes;
}

function pathsBySize(logs: DayLogs, sizes: ReadonlySet<number>): Map<number, Set<string>> {
  const paths = new Map<number, Set<string>>();
  if (sizes.size === 0) return paths;
  const groups = logs.queryRequestsByDimension(['bytes', 'path'], {
    where: [
      { column: 'status', is: (status) => status === 200 },
      { column: 'bytes', is: (bytes) => sizes.has(Number(bytes ?? 0)) },
    ],
  });
  for (const {
    values: [bytes, path],
  } of groups) {
    const size = Number(bytes ?? 0);
    const known = paths.get(size) ?? new Set<string>();
    paths.set(size, known.add(String(path)));
  }
  return paths;
}

function add<Key>(map: Map<Key, number[]>, key: Key, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
