import { pathOf } from '@shared/plugin/actions';
import type { RequestColumn } from '@shared/plugin/dayLogs';
import type { CellValue } from '@shared/plugin/defineDimensions';
import { audienceOf } from '@shared/audience/audiences';
import type { SiteDay } from '@shared/units';
import { verifyBot } from '../../import/classify/verifyBot';
import { staticExtensions, staticFiles } from '../../import/fileTypes';
import { fates, kinds, methods, protocols } from '../../import/ParsedBatch';
import type { Client } from '../../tracker/Clients';
import { parseExtraText, type ExtraFact } from '../../tracker/extraFact';
import type { FactColumn } from '../../tracker/factChunk';
import type { FactReaders } from '../DayRows';

/** What the columns of a day's lines are made with. */
export interface RequestReaders extends FactReaders {
  day: SiteDay;
}

/** A column of request lines: the fact it comes from, and what is made of the fact's distinct numbers. */
export interface RequestSource {
  /** `time` is in seconds since 1970; every other fact is stored so. */
  fact: FactColumn | 'time';
  decode: (numbers: readonly number[], readers: RequestReaders) => readonly CellValue[];
  /** The column is a number that is stored one higher, so that 0 is unknown. */
  isMeasure?: true;
  /** No two numbers stand for one value. */
  isDistinct?: true;
  /** What is made of a number is not the same on every day. */
  isOfDay?: true;
}

type Decode = RequestSource['decode'];

const plain: Decode = (numbers) => numbers;
const named =
  (names: readonly string[]): Decode =>
  (numbers) =>
    numbers.map((index) => names[index] ?? null);
const text =
  (to: (text: string) => CellValue): Decode =>
  (ids, { texts }) =>
    texts.textsOf(ids).map(to);
const ofClient =
  (to: (client: Client, readers: RequestReaders) => CellValue): Decode =>
  (ids, readers) => {
    readers.clients.load(ids);
    return ids.map((id) => to(readers.clients.byId(id), readers));
  };
const extra = (to: (fact: ExtraFact) => string | undefined): Decode => text((json) => to(parseExtraText(json)) ?? null);
const measure = (fact: FactColumn): RequestSource => ({
  fact,
  decode: (numbers) => numbers.map((stored) => (stored === 0 ? null : stored - 1)),
  isMeasure: true,
});

const factOf = (client: Client, { clients }: FactReaders) => clients.clientFact(client.idUserAgent);

/** Columns that come from one fact of the line itself. */
export type FactRequestColumn = Exclude<RequestColumn, 'idvisit' | 'redirectWay' | 'redirectSteps' | 'isFirstRedirect'>;

/** What is made of the facts of request lines. */
export const requestColumns: Readonly<Record<FactRequestColumn, RequestSource>> = {
  time: { fact: 'time', decode: plain, isDistinct: true },
  status: { fact: 'status', decode: plain, isDistinct: true },
  method: { fact: 'method', decode: named(methods) },
  protocol: { fact: 'protocol', decode: named(protocols) },
  fate: { fact: 'fate', decode: named(Object.keys(fates)) },
  kind: { fact: 'kind', decode: named(Object.keys(kinds)) },
  host: { fact: 'host', decode: text((host) => host), isDistinct: true },
  target: { fact: 'target', decode: text((target) => target), isDistinct: true },
  path: { fact: 'target', decode: text(pathOf) },
  extension: { fact: 'target', decode: text((target) => toExtension(pathOf(target))) },
  isStatic: { fact: 'target', decode: text((target) => Number(isStatic(pathOf(target)))) },
  referrer: { fact: 'referrer', decode: text((referrer) => referrer), isDistinct: true },
  spammer: {
    fact: 'referrer',
    decode: (ids, { texts, findSpammer }) => texts.textsOf(ids).map((referrer) => findSpammer(referrer) || null),
  },
  referrerHost: { fact: 'referrer', decode: text(toHost) },
  bytes: measure('bytes'),
  responseTime: measure('responseTime'),
  cache: { fact: 'extra', decode: extra(({ cache }) => cache) },
  upstream: { fact: 'extra', decode: extra(({ upstream }) => upstream) },
  idclient: { fact: 'client', decode: plain, isDistinct: true },
  ip: { fact: 'client', decode: ofClient(({ ip }) => ip) },
  userAgent: {
    fact: 'client',
    decode: (ids, { clients, texts }) => {
      clients.load(ids);
      return texts.textsOf(ids.map((id) => clients.byId(id).idUserAgent));
    },
  },
  userId: { fact: 'client', decode: ofClient(({ userId }) => userId || null) },
  class: { fact: 'client', decode: ofClient((client, readers) => factOf(client, readers).class) },
  audience: { fact: 'client', decode: ofClient((client, readers) => audienceOf(factOf(client, readers).class)) },
  botName: { fact: 'client', decode: ofClient((client, readers) => factOf(client, readers).botName || null) },
  botVerification: { fact: 'client', decode: ofClient(toVerification), isOfDay: true },
  network: { fact: 'client', decode: ofClient(({ location }, { clients }) => clients.locationFact(location).network) },
  country: {
    fact: 'client',
    decode: ofClient(({ location }, { clients }) => clients.locationFact(location).country),
  },
};

/** Facts that are ids of what is stored once. */
const ids: ReadonlySet<string> = new Set(['host', 'target', 'referrer', 'extra', 'client']);

/** Does it take a look-up to make the column's values, and is what comes of it good for other days? */
export function isWorthKeeping({ fact, decode, isOfDay }: RequestSource): boolean {
  return ids.has(fact) && decode !== plain && !isOfDay;
}

/** null of people, who claim to be no bot. */
function toVerification(client: Client, readers: RequestReaders): CellValue {
  const { botName } = factOf(client, readers);
  return botName === '' ? null : verifyBot(botName, client.ip, readers.day);
}

/** Of the path's last part, in small letters; null where it has none: `tar.gz` is `gz`. */
function toExtension(path: string): string | null {
  return /\.([a-z0-9]{1,10})$/i.exec(path.slice(path.lastIndexOf('/') + 1))?.[1]?.toLowerCase() ?? null;
}

const staticTypes: ReadonlySet<string> = new Set(staticExtensions);
const staticNames: ReadonlySet<string> = new Set(staticFiles);

function isStatic(path: string): boolean {
  return staticTypes.has(toExtension(path) ?? '') || staticNames.has(path.slice(path.lastIndexOf('/') + 1));
}

/** In small letters, without the port; null where there is no address. */
function toHost(referrer: string): string | null {
  return /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(referrer)?.[1]?.toLowerCase() ?? null;
}
