/** A finished archive of one site × period × segment (× plugin), ready to be stored. Plain data: it crosses threads. */
export interface NewArchive {
  idSite: number;
  period: 'day' | 'week' | 'month' | 'year' | 'range';
  /** `YYYY-MM-DD`, both included. */
  date1: string;
  date2: string;
  /** '' without a segment. */
  segmentHash: string;
  /** '' = all plugins' records. */
  plugin: string;
  /** The highest site_day.generation of the period that the archive was made from; it is stored only while that holds. */
  generation: number;
  /** Hash of the record versions of the plugins it holds. */
  recordVersions: string;
  /** The period was not over when it was made. */
  isTemporary: boolean;
  numerics: Record<string, number>;
  /** Compressed tables by record name (`Referrers_urlByWebsite`, `Referrers_urlByWebsite_chunk_0_99`). */
  blobs: Record<string, Uint8Array>;
}

/** Takes archives. Storing twice what is there already is harmless. */
export interface ArchiveStore {
  store(archives: readonly NewArchive[]): void | Promise<void>;
}
