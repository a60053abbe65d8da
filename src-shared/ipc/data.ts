import { z } from 'zod';

/** What the bytes of a database's file are used for. */
export const dataSizesSchema = z.object({
  file: z.number(),
  /** Left by what was removed: shrinking gives it back to the disk. */
  free: z.number(),
  /** The lines of all logs. */
  facts: z.number(),
  /** About: the reports that were worked out. */
  archives: z.number(),
  archiveCount: z.number(),
  /** The rest: visits, actions, texts, indexes. */
  derived: z.number(),
});
/** What the bytes of a database's file are used for. */
export type DataSizes = z.infer<typeof dataSizesSchema>;

/** What shrinking a database did. */
export const vacuumedSchema = z.object({
  /** Old archives removed first. */
  purged: z.number(),
  /** Bytes of the file. */
  before: z.number(),
  after: z.number(),
});
/** What shrinking a database did. */
export type Vacuumed = z.infer<typeof vacuumedSchema>;
