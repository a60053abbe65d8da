import type { BuiltArchive } from './LoadedArchive';

/** So many archives just built are kept in memory: until the writing thread has stored them, they answer from here. */
const MAX_ARCHIVES = 64;

/** The newest archives that this thread built, the least recently used first. */
export class RecentArchives {
  private readonly archives = new Map<string, BuiltArchive>();

  get(key: string): BuiltArchive | undefined {
    const archive = this.archives.get(key);
    if (archive) this.set(key, archive);
    return archive;
  }

  set(key: string, archive: BuiltArchive): void {
    this.archives.delete(key);
    this.archives.set(key, archive);
    const [oldest] = this.archives.keys();
    if (this.archives.size > MAX_ARCHIVES && oldest !== undefined) this.archives.delete(oldest);
  }

  delete(key: string): void {
    this.archives.delete(key);
  }

  clear(): void {
    this.archives.clear();
  }
}
