import { z } from 'zod';
import { aheadTypes } from '../period/Period';

const day = z.number().int().nonnegative();

/** What of all that is due an archiving run is to make; nothing given: all of it. */
export const archiveChoiceSchema = z.object({
  idSites: z.array(z.number()).optional(),
  skipIdSites: z.array(z.number()).optional(),
  /** None: only visits are made that are due. */
  periods: z.array(z.enum(aheadTypes)).optional(),
  /** Only periods that begin within these days, counted since 1970-01-01. */
  dates: z.object({ first: day, last: day }).optional(),
  /** Stored segments by number; none: `[]`. Default those that are archived ahead. */
  idSegments: z.array(z.number()).optional(),
  /** Look at every archive, where nothing is new since the last run, too. */
  allSites: z.boolean().optional(),
});
/** What of all that is due an archiving run is to make. */
export type ArchiveChoice = z.infer<typeof archiveChoiceSchema>;

/** How many archives a run made, and for how many sites. */
export const archivedSchema = z.object({
  sites: z.number(),
  days: z.number(),
  weeks: z.number(),
  months: z.number(),
  years: z.number(),
});
/** How many archives a run made. */
export type Archived = z.infer<typeof archivedSchema>;

/** An archiving run, as it is remembered. */
export const archiveRunSchema = z.object({
  /** Unix time. */
  started: z.number(),
  /** null while it runs, or when it was cut short. */
  finished: z.number().nullable(),
  state: z.enum(['running', 'done', 'cancelled', 'failed', 'interrupted']),
  choice: archiveChoiceSchema,
  counts: archivedSchema.partial(),
});
/** An archiving run, as it is remembered. */
export type ArchiveRun = z.infer<typeof archiveRunSchema>;

/** What archiving ahead has covered of a site. */
export const siteArchivingSchema = z.object({
  idSite: z.number(),
  name: z.string(),
  /** `YYYY-MM-DD` of the first and the last day with data. */
  firstDay: z.string(),
  lastDay: z.string(),
  days: z.number(),
  /** Days whose archives may be due, with all that holds them; of all visits. */
  dueDays: z.number(),
  /** Stored segments that are archived ahead, and those with something due. */
  segments: z.number(),
  dueSegments: z.number(),
  /** Unix time at which all was right; null: never. */
  archived: z.number().nullable(),
});
/** What archiving ahead has covered of a site. */
export type SiteArchiving = z.infer<typeof siteArchivingSchema>;

/** The last archiving run, and what is covered and due. */
export const archiveStatusSchema = z.object({
  lastRun: archiveRunSchema.nullable(),
  sites: z.array(siteArchivingSchema),
  /** The settings that say when reports are archived. */
  afterImport: z.boolean(),
  onRequest: z.boolean(),
});
/** The last archiving run, and what is covered and due. */
export type ArchiveStatus = z.infer<typeof archiveStatusSchema>;
