import type { LogPage, LogRequest, LogSelection } from '@shared/plugin/logReaders';
import type { TimeZone } from '@shared/period/timeZone';
import type { Segment } from '@shared/segment/Segment';
import type { SiteDay } from '@shared/units';
import type { ArchiveContext } from '../../archive/ArchiveContext';
import { encodeNumbers } from '../../archive/CodedColumn';
import { visitsOfLines } from '../../archive/requests/visitsOfLines';
import type { DayRows } from '../../archive/DayRows';
import type { VisitRows } from '../../archive/VisitRows';
import { fates, kinds, methods, protocols } from '../../import/ParsedBatch';
import type { Selection } from '../../segment/selectVisits';
import type { Clients } from '../../tracker/Clients';
import { readDayChunks, type DayChunk } from '../../tracker/dayChunks';
import type { FactColumn } from '../../tracker/factChunk';
import type { TextReader } from '../../tracker/TextReader';
import { isSelected, listDays, parseLogSegment } from './findVisits';
import { formatLineId } from './lineId';

/** What facts are looked up in. */
export interface FactSources {
  context: ArchiveContext;
  clients: Clients;
  texts: TextReader;
}

/** A row of a chunk. */
interface Line {
  part: DayChunk;
  row: number;
  idSite: number;
  time: number;
  /** The visits of its day. */
  visits: VisitRows;
}

interface Day {
  idSite: number;
  day: SiteDay;
  segment: Segment | null;
}

const fateNames = Object.keys(fates);
const kindNames = Object.keys(kinds);

/** A page of request lines by time: one day's lines are looked at after the other, and only those of the page are read whole. Throws: AppError segment.invalid. */
export function readRequests(sources: FactSources, selection: LogSelection, page: LogPage): LogRequest[] {
  const { context } = sources;
  const segment = parseLogSegment(context, selection.segment);
  const wanted = page.offset + page.limit;
  const sign = page.isOldestFirst ? 1 : -1;
  const lines = selection.idSites.flatMap((idSite) => {
    const found: Line[] = [];
    for (const day of listDays(context, idSite, { ...selection, since: undefined }, page)) {
      for (const hour of linesOfDay(sources, { idSite, day, segment }, selection, page)) {
        for (const line of hour) found.push(line);
        if (found.length >= wanted) return found;
      }
    }
    return found;
  });
  const found = lines
    .sort((a, b) => sign * (a.time - b.time || cell(a, 'line') - cell(b, 'line')))
    .slice(page.offset, wanted);
  const visits = visitsOf(sources, found);
  return found.map((line) => toRequest(sources, line, visits.get(line) ?? null));
}

/** The day's lines of the selection, an hour after the other in the order of the page. */
function* linesOfDay(
  { context }: FactSources,
  { idSite, day, segment }: Day,
  selection: LogSelection,
  page: LogPage,
): Generator<Line[]> {
  const timeZone = context.timeZone(idSite);
  const { start, end, chunks } = readDayChunks(context.engine.db, { idSite, timeZone }, day);
  const { rows, selection: selected } = context.readDay(idSite, day, segment, []);
  const isIn = toTest(rows, timeZone, selected, selection);
  const byHour = new Map<number, Line[]>();
  let row = 0;
  for (const part of chunks) {
    const lines = byHour.get(part.hourStart) ?? [];
    byHour.set(part.hourStart, lines);
    part.chunk.column('second').forEach((second, rowOfChunk) => {
      const time = part.hourStart + second;
      if (time < start || time >= end) return;
      if (!isIn || isIn(row)) lines.push({ part, row: rowOfChunk, idSite, time, visits: rows.visits });
      row += 1;
    });
  }
  const sign = page.isOldestFirst ? 1 : -1;
  for (const [, lines] of [...byHour].sort(([a], [b]) => sign * (a - b))) yield lines;
}

/** Which of a day's lines are meant, by their number in the order of the day's chunks; null for all. */
function toTest(
  rows: DayRows,
  timeZone: TimeZone,
  selected: Selection | null,
  { visitorId }: LogSelection,
): ((row: number) => boolean) | null {
  if (!selected && visitorId === undefined) return null;
  const { visit } = rows.requests(timeZone);
  const isOfVisits = (row: number): boolean => {
    const of = visit[row] as number;
    return of >= 0 && isSelected(rows.visits, of, selected?.requests ? null : selected, { visitorId });
  };
  const lines = selected?.requests;
  if (!lines) return isOfVisits;
  return (row) => lines[row] === 1 && (visitorId === undefined || isOfVisits(row));
}

/** The rows of the visits that lines of one day belong to, -1 for none. */
function findRows({ clients }: FactSources, visits: VisitRows, lines: readonly Line[]): Int32Array {
  const ofClients = encodeNumbers(Float64Array.from(lines, (line) => cell(line, 'client')));
  return visitsOfLines(
    { visits, clients },
    ofClients,
    Float64Array.from(lines, ({ time }) => time),
  );
}

function visitsOf(sources: FactSources, lines: readonly Line[]): Map<Line, number> {
  const found = new Map<Line, number>();
  for (const visits of new Set(lines.map((line) => line.visits))) {
    const ofDay = lines.filter((line) => line.visits === visits);
    const ids = visits.numbers('idvisit');
    findRows(sources, visits, ofDay).forEach((row, i) => {
      if (row >= 0) found.set(ofDay[i] as Line, ids[row] as number);
    });
  }
  return found;
}

const one = new Uint32Array(1);
const into = new Float64Array(1);

function cell({ part, row }: Pick<Line, 'part' | 'row'>, column: FactColumn): number {
  one[0] = row;
  part.chunk.pick(column, one, into, 0);
  return into[0] as number;
}

function toRequest({ clients, texts }: FactSources, line: Line, idVisit: number | null): LogRequest {
  const number = (column: FactColumn): number => cell(line, column);
  const text = (column: FactColumn): string => texts.text(number(column));
  const optional = (column: FactColumn): number | null => (number(column) === 0 ? null : number(column) - 1);
  const client = clients.byId(number('client'));
  const agent = clients.clientFact(client.idUserAgent);
  const responseTime = optional('responseTime');
  return {
    id: formatLineId({
      idFile: line.part.idFile,
      line: number('line'),
      fingerprintLow: number('fingerprintLow'),
      fingerprintHigh: number('fingerprintHigh'),
    }),
    idSite: line.idSite,
    time: line.time,
    ip: client.ip,
    method: methods[number('method')] ?? '',
    host: text('host'),
    target: text('target'),
    protocol: protocols[number('protocol')] ?? '',
    status: number('status'),
    bytes: optional('bytes'),
    referrer: text('referrer'),
    userAgent: texts.text(client.idUserAgent),
    userId: client.userId,
    class: agent.class,
    botName: agent.botName,
    country: clients.locationFact(client.location).country,
    responseTime: responseTime === null ? null : responseTime / 1e6,
    fate: fateNames[number('fate')] ?? '',
    kind: kindNames[number('kind')] ?? '',
    idVisit,
  };
}
