import { z } from 'zod';
import type { ErrorValue } from '../errors';
import { importCounterNames } from './importCounters';

/**
 * What became of an import. `interrupted`: its process ended before it did; what it had stored is kept, and importing
 * the files again completes it. `undoing`: being undone, or that was interrupted; undoing it again goes on with it.
 */
export const importStates = ['running', 'interrupted', 'done', 'cancelled', 'failed', 'undoing', 'undone'] as const;
/** What became of an import. */
export type ImportState = (typeof importStates)[number];

/** Why lines could not be read again: the file is not there, it holds something else now, it was standard input, … */
export const missingReasons = ['gone', 'changed', 'input', 'unreadable'] as const;
/** Why lines could not be read again. */
export type MissingReason = (typeof missingReasons)[number];

const counters = z.record(z.enum(importCounterNames), z.number());

/** An import as others name it: whose lines they share, what to undo. */
export const importNameSchema = z.object({
  idImport: z.number(),
  /** Unix time. */
  started: z.number(),
  /** The names of its first files: `access.log, access.log.1 and 3 more`. */
  title: z.string(),
});
/** An import as others name it. */
export type ImportName = z.infer<typeof importNameSchema>;

/** Lines that were left out as duplicates, by the import that had brought them. */
export const duplicatesOfSchema = importNameSchema.extend({ lines: z.number() });
/** Lines that were left out as duplicates of an import. */
export type DuplicatesOf = z.infer<typeof duplicatesOfSchema>;

/** A line that was not understood. Its text is foreign: show it as text, cut to a length. */
export const failureSchema = z.object({ path: z.string(), line: z.number(), reason: z.string(), text: z.string() });
/** A line that was not understood. */
export type Failure = z.infer<typeof failureSchema>;

/** Failed lines by reason, most first, all counted. */
export const failedBySchema = z.array(z.object({ reason: z.string(), lines: z.number() }));
/** Failed lines by reason. */
export type FailedBy = z.infer<typeof failedBySchema>;

/** Lines that are not in the reports, because the import that held them was undone and they could not be read again. */
export const missingLinesSchema = z.object({
  path: z.string(),
  lines: z.number(),
  reason: z.enum(missingReasons),
});
/** Lines that are not in the reports after an undo. */
export type MissingLines = z.infer<typeof missingLinesSchema>;

/** An import in the list of them. */
export const importSummarySchema = importNameSchema.extend({
  state: z.enum(importStates),
  /** Unix times; null while it runs, or unless it was undone. */
  finished: z.number().nullable(),
  undone: z.number().nullable(),
  files: z.number(),
  /** Bytes of the files as they lay on disk. */
  bytes: z.number(),
  counters,
  idSites: z.array(z.number()),
  /** First and last day of its lines in the time zone of its first site, `YYYY-MM-DD`; null when it brought none. */
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  /** Lines of its files that are not in the reports: see `missing` in the details. */
  missingLines: z.number(),
});
/** An import in the list of them. */
export type ImportSummary = z.infer<typeof importSummarySchema>;

/** A file of an import. */
export const importFileSchema = z.object({
  idFile: z.number(),
  path: z.string(),
  /** '' when none was found. */
  format: z.string(),
  source: z.string(),
  bytes: z.number(),
  counters,
  /** Unix times of the first and last line; null when none was understood. */
  firstTime: z.number().nullable(),
  lastTime: z.number().nullable(),
  /** Why it was not read to its end. */
  error: z.custom<ErrorValue>().nullable(),
  failedBy: failedBySchema,
});
/** A file of an import. */
export type ImportFile = z.infer<typeof importFileSchema>;

/** All that is known of an import. */
export const importDetailsSchema = importSummarySchema.extend({
  /** Options that differ from their defaults. */
  options: z.record(z.string(), z.unknown()),
  /** The first files; `files` says how many there are. */
  fileList: z.array(importFileSchema),
  /** Of all files. */
  failedBy: failedBySchema,
  /** Samples of failed lines. */
  failures: z.array(failureSchema),
  /** Where its duplicates had come from. */
  duplicatesOf: z.array(duplicatesOfSchema),
  /** Lines of other imports that were left out because of this one: undoing it reads their files again. */
  heldBack: z.array(importNameSchema.extend({ path: z.string(), lines: z.number(), isReadable: z.boolean() })),
  missing: z.array(missingLinesSchema),
});
/** All that is known of an import. */
export type ImportDetails = z.infer<typeof importDetailsSchema>;

/** What undoing an import did. */
export const undoResultSchema = z.object({
  idImport: z.number(),
  /** Lines that were removed. */
  removed: z.number(),
  /** Lines that other imports' files brought in again. */
  readAgain: z.number(),
  missing: z.array(missingLinesSchema),
  /** Sites that have no lines any more. They stay until somebody removes them. */
  emptySites: z.array(z.object({ idSite: z.number(), name: z.string() })),
});
/** What undoing an import did. */
export type UndoResult = z.infer<typeof undoResultSchema>;
