import type { MessagePort } from 'node:worker_threads';
import type { ArchiveStore, NewArchive } from '../core/archive/ArchiveStore';

/**
 * Sends the archives that a reading thread made to the writing one. Nobody waits for them: the answer is made already,
 * and an archive that gets lost is made again.
 */
export class PortArchiveStore implements ArchiveStore {
  private port: MessagePort | undefined;

  /** Called again when the writer was started anew. */
  connect(port: MessagePort): void {
    this.port?.close();
    this.port = port;
    // The line alone must not keep a thread running that is to end.
    port.unref();
  }

  store(archives: readonly NewArchive[]): void {
    this.port?.postMessage(archives);
  }
}

/** The other end: stores what a reader sends. What can't be stored stays due, and is made again when asked for. */
export function receiveArchives(port: MessagePort, store: ArchiveStore): void {
  port.on('message', (archives: readonly NewArchive[]) => void store.store(archives));
  port.unref();
}
