import { z } from 'zod';
import type { ErrorValue } from '../errors';
import { archiveChoiceSchema, archivedSchema, archiveStatusSchema } from './archiving';
import { commandResultSchema, pluginCommandSchema } from './pluginCommands';
import { dataSizesSchema, vacuumedSchema } from './data';
import { previewSchema, type Preview } from './preview';
import { qualityReportSchema } from '../quality/QualityReport';
import { importCounterNames } from './importCounters';
import {
  duplicatesOfSchema,
  failedBySchema,
  failureSchema,
  importDetailsSchema,
  importSummarySchema,
  undoResultSchema,
} from './ledger';

/**
 * Every call and event between a screen and the engine. Both hosts (Electron's IPC, the loopback server) carry exactly
 * these; arguments are checked with the schema before they reach the engine.
 */
const counters = z.record(z.enum(importCounterNames), z.number());

/** Work that goes on in the background, as screens see it. */
export const jobSchema = z.object({
  id: z.string(),
  kind: z.enum(['import', 'archive', 'undo', 'vacuum']),
  /** What it works on: file names, sites, the import to undo. */
  title: z.string(),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  /** Bytes read, or days archived, or lines removed and bytes read again. */
  bytesDone: z.number(),
  /** 0 when unknown (standard input). */
  bytesTotal: z.number(),
  linesPerSecond: z.number(),
  /** null while unknown. */
  secondsLeft: z.number().nullable(),
  counters: counters.nullable(),
  /** Sites that the job touched, known as it goes. */
  idSites: z.array(z.number()),
  /** First and last day with data of this import, `YYYY-MM-DD`; null until known. */
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  error: z.custom<ErrorValue>().nullable(),
  /** The other Heartwood process that holds the database while the job waits for it. */
  waitingFor: z.string().optional(),
  /** The first lines that were not understood. */
  failures: z.array(failureSchema).optional(),
  /** All lines that were not understood by the reason, most first. */
  failedBy: failedBySchema.optional(),
  /** The import that a job makes or undoes, as the ledger numbers it. */
  idImport: z.number().optional(),
  /** Where the duplicates of an import that has ended had come from, most first. */
  duplicatesOf: z.array(duplicatesOfSchema).optional(),
  /** What an undo did. */
  undone: undoResultSchema.optional(),
  /** What an archiving job made. */
  archived: archivedSchema.optional(),
  /** What shrinking the database did. */
  vacuumed: vacuumedSchema.optional(),
});
/** Work that goes on in the background: an import, an archiving run, an import being undone. */
export type Job = z.infer<typeof jobSchema>;

const stringRecord = z.record(z.string(), z.string());

/** Every call by name: what it takes and what it answers. */
export const calls = {
  /** Who serves this screen. */
  'app.info': {
    input: z.object({}),
    output: z.object({
      version: z.string(),
      host: z.enum(['electron', 'browser']),
      databasePath: z.string(),
      sampleLog: z.boolean(),
      /** Where plugins of the user's own lie; '' where none are looked for. */
      pluginFolder: z.string(),
    }),
  },
  /** Any Reporting API method; the answer is what format=json would print, parsed. */
  'api.call': { input: z.object({ parameters: stringRecord }), output: z.unknown() },
  /** Any Reporting API method in any format: the text, as the HTTP API sends it. */
  'api.text': {
    input: z.object({ parameters: stringRecord }),
    output: z.object({ body: z.string(), contentType: z.string(), isError: z.boolean(), status: z.number() }),
  },
  /** Imports files or folders that the engine can read. Options: ImportOptions, unknown keys refused there. */
  'import.start': {
    input: z.object({ paths: z.array(z.string()).min(1), options: z.record(z.string(), z.unknown()).default({}) }),
    output: z.object({ job: z.string() }),
  },
  /** What an import of these files with these options would make of their first lines. Stores nothing. */
  'import.preview': {
    input: z.object({ paths: z.array(z.string()).min(1), options: z.record(z.string(), z.unknown()).default({}) }),
    output: previewSchema,
  },
  /** Imports the sample log that ships with the app. */
  'import.sample': { input: z.object({}), output: z.object({ job: z.string() }) },
  /** The ledger: every import, newest first. */
  'import.list': { input: z.object({}), output: z.array(importSummarySchema) },
  /** What one import read and what became of it. */
  'import.details': { input: z.object({ idImport: z.number() }), output: importDetailsSchema },
  /** Takes an import out of all reports, as a job; lines that other files share with it are read again from those. */
  'import.undo': { input: z.object({ idImport: z.number() }), output: z.object({ job: z.string() }) },
  /** How far a site's lines can be trusted: gaps, clocks, time zones, proxies. */
  'quality.read': { input: z.object({ idSite: z.number() }), output: qualityReportSchema },
  /** Archives what is due, all or what is chosen of it. */
  'archive.start': { input: archiveChoiceSchema, output: z.object({ job: z.string() }) },
  /** When archives were last made ahead of requests, and what is covered and due by now. */
  'archive.status': { input: z.object({}), output: archiveStatusSchema },
  /** The commands that plugins add to the command line. */
  'command.list': { input: z.object({}), output: z.array(pluginCommandSchema) },
  /** Runs one of them; values are as the line gave them. */
  'command.run': { input: z.object({ name: z.string(), values: stringRecord }), output: commandResultSchema },
  /** What the bytes of the database are used for. */
  'data.sizes': { input: z.object({}), output: dataSizesSchema },
  /** Removes old archives and shrinks the database, as a job. */
  'data.vacuum': { input: z.object({}), output: z.object({ job: z.string() }) },
  'job.cancel': { input: z.object({ job: z.string() }), output: z.object({}) },
  'job.list': { input: z.object({}), output: z.array(jobSchema) },
  'setting.get': { input: z.object({ key: z.string() }), output: z.unknown() },
  'setting.set': { input: z.object({ key: z.string(), value: z.unknown() }), output: z.object({}) },
} as const;

/** A call that the engine answers. */
export type CallName = keyof typeof calls;
/** What a call takes; defaults may be left out. */
export type CallInput<Name extends CallName> = z.input<(typeof calls)[Name]['input']>;
/** What a call answers. */
export type CallOutput<Name extends CallName> = z.output<(typeof calls)[Name]['output']>;

/** Events that the engine sends to every screen. */
export const events = {
  /** A job was made, went on (≤ 10 a second) or ended. */
  job: jobSchema,
  /** Reports of these sites may have changed. */
  'data.changed': z.object({ idSites: z.array(z.number()) }),
  /** Something went wrong though nothing failed; each sentence is said once. */
  warning: z.custom<ErrorValue>(),
  /** The host asks the screen to show something: a file opened from outside, a menu entry. */
  open: z.object({ what: z.enum(['start', 'import', 'imports', 'quality', 'plugins', 'dashboard']) }),
} as const;
/** An event that the engine sends. */
export type EventName = keyof typeof events;
/** What an event carries. */
export type EventValue<Name extends EventName> = z.output<(typeof events)[Name]>;

/**
 * What a host gives a screen. In Electron the preload exposes it as `window.heartwood`; in the browser host the screen
 * builds it over HTTP (POST /door/<call>, events over /door/events as server-sent events).
 */
export interface Bridge {
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
  on<Name extends EventName>(name: Name, listener: (value: EventValue<Name>) => void): () => void;
  /** Starts an import of dropped or picked files; the host finds their paths or uploads them. Returns the job. */
  importFiles(files: readonly File[], options?: Record<string, unknown>): Promise<{ job: string }>;
  /** What an import of dropped or picked files would make of their first lines. */
  previewFiles(files: readonly File[], options?: Record<string, unknown>): Promise<Preview>;
  /** The system's open dialog, where there is one; null in the browser host (which shows a file input). */
  pickFiles: (() => Promise<string[]>) | null;
}
/** `File` exists only where there is a DOM; elsewhere the name stands for nothing. */
type File = { readonly name: string; readonly size: number };
