import type { MessagePort } from 'node:worker_threads';
import { toErrorValue } from '@shared/errors';
import type { Engine } from '../../Engine';
import { ArchiveContext } from '../ArchiveContext';
import { toWirePart, type ArchiveOrder, type ArchiveReply } from './archiveWire';
import { InlineArchiver } from './InlineArchiver';

/**
 * Archives the runs that come through `port`, one after another, and ends where it can't.
 * The engine only reads: what is made, and what it warns of, goes through the port.
 */
export function serveRuns(port: MessagePort, engine: Omit<Engine, 'archiveStore'>): void {
  const post = (reply: ArchiveReply): void => port.postMessage(reply);
  let id = 0;
  const archiveStore: Engine['archiveStore'] = { store: (archives) => post({ kind: 'made', id, archives }) };
  const warn: Engine['warn'] = (warning) => post({ kind: 'warning', id, warning: toErrorValue(warning) });
  const archiver = new InlineArchiver(new ArchiveContext({ ...engine, archiveStore, warn }));
  const archive = async (order: ArchiveOrder): Promise<void> => {
    id = order.id;
    try {
      const { sum, done } = await archiver.archive(order.run, (day, isMade) => post({ kind: 'day', id, day, isMade }));
      post({ kind: 'sum', id, sum: sum && toWirePart(sum) });
      post({ kind: 'done', id, ...(await done) });
    } catch (error) {
      post({ kind: 'failed', id, error: toErrorValue(error) });
    }
  };
  let last = Promise.resolve();
  port.on('message', (order: ArchiveOrder) => {
    if (order.recordVersions === engine.plugins.recordVersions()) last = last.then(() => archive(order));
    else port.close();
  });
}
