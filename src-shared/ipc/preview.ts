import { z } from 'zod';
import type { ErrorValue } from '../errors';
import { importCounterNames } from './importCounters';
import { failureSchema } from './ledger';

/** A log as it would be read: what its first lines show. All texts are foreign. */
export const previewFileSchema = z.object({
  /** Of one within an archive `logs.zip › access.log`. */
  path: z.string(),
  /** As it lies on disk; 0 when unknown. */
  bytes: z.number(),
  /** The format's name; '' where none fits. */
  format: z.string(),
  /** How the format reads a line: a regular expression, a template, or the place of each field. */
  pattern: z.string(),
  /** Lines name their host. */
  hasHost: z.boolean(),
  /** What would become of the first lines, duplicates and sites aside. */
  counters: z.record(z.enum(importCounterNames), z.number()),
  /** The fields of the first lines that are understood, by Matomo's group names and as they are written. */
  rows: z.array(z.record(z.string(), z.string())),
  /** The first lines that are not understood. */
  failures: z.array(failureSchema),
  /** Hosts that the first lines name. */
  hosts: z.array(z.string()),
  /** Why it can't be read, or which format comes closest. */
  error: z.custom<ErrorValue>().nullable(),
});
/** A log as it would be read. */
export type PreviewFile = z.infer<typeof previewFileSchema>;

/** Files as they would be imported. */
export const previewSchema = z.object({
  /** The first logs. */
  files: z.array(previewFileSchema),
  /** How many files there are; archives count as one. */
  count: z.number(),
  /** Names of all formats, to choose from. */
  formats: z.array(z.string()),
  bytes: z.number(),
});
/** Files as they would be imported. */
export type Preview = z.infer<typeof previewSchema>;
