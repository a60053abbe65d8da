import type { LogReaders } from '@shared/plugin/logReaders';
import { ArchiveContext } from '../../archive/ArchiveContext';
import { LogAggregator } from '../../archive/LogAggregator';
import type { Engine } from '../../Engine';
import { readRequestLine } from '../../import/ledger/readRequestLine';
import { Clients } from '../../tracker/Clients';
import { TextReader } from '../../tracker/TextReader';
import { findVisits, listDays, parseLogSegment } from './findVisits';
import { parseLineId } from './lineId';
import { readRequests } from './readRequests';
import { readActions, readConversions, readItems, readVisits } from './readVisits';

/** The log tables as plugins' methods read them. */
export function makeLogReaders(engine: Engine): LogReaders {
  const { db } = engine;
  const context = new ArchiveContext(engine);
  return {
    visits: (selection, page) => db.snapshot(() => readVisits(db, findVisits(context, selection, page))),
    actions: (idVisits, most) => db.snapshot(() => readActions(db, idVisits, most)),
    conversions: (idVisits) => readConversions(db, idVisits),
    items: (idVisits) => readItems(db, idVisits),
    requests: (selection, page) =>
      db.snapshot(() =>
        readRequests({ context, clients: new Clients(db), texts: new TextReader(db) }, selection, page),
      ),
    line: async (id) => {
      const stored = parseLineId(id);
      const found = stored && (await readRequestLine(db, stored));
      return found && { file: found.path, line: found.line, text: found.text };
    },
    days: (selection, ask) =>
      db.snapshot(() => {
        const segment = parseLogSegment(context, selection.segment);
        return selection.idSites.flatMap((idSite) =>
          listDays(context, idSite, selection, { offset: 0, limit: 0, isOldestFirst: true }).map((day) => {
            const { rows, selection: selected } = context.readDay(idSite, day, segment, []);
            return ask(new LogAggregator(rows, context.timeZone(idSite), selected));
          }),
        );
      }),
  };
}
