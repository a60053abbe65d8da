import { z } from 'zod';
import type { ImportCounters } from '../ipc/importCounters';
import { importCounterNames } from '../ipc/importCounters';
import { findingKinds, findingSeverities } from './findings';

const counters = z.record(z.enum(importCounterNames), z.number()) as z.ZodType<ImportCounters>;

/** How far the lines stored for a site can be trusted. Dates and times are those of the site's time zone. */
export const qualityReportSchema = z.object({
  idSite: z.number(),
  site: z.string(),
  timezone: z.string(),
  /** Lines stored, whatever became of them. */
  lines: z.number(),
  /** The first and the last hour with a line, `YYYY-MM-DD hh:mm`; null before the first import. */
  first: z.string().nullable(),
  last: z.string().nullable(),
  /** Every day from the first to the last. */
  days: z.array(
    z.object({
      /** `YYYY-MM-DD` */
      day: z.string(),
      /** Lines of each of the 24 hours. */
      hours: z.array(z.number()),
      /** Hours without a line in which lines would usually have come. */
      missing: z.array(z.number()),
    }),
  ),
  /** Stretches of hours without a line in which lines would usually have come, the emptiest first. */
  gaps: z.array(
    z.object({
      from: z.string(),
      until: z.string(),
      hours: z.number(),
      /** Lines that usually come in that time. */
      expected: z.number(),
    }),
  ),
  /** Offsets from UTC that lines name (`+0200`; '' for none), most lines first. */
  zones: z.array(z.object({ zone: z.string(), lines: z.number() })),
  clock: z.object({
    /** Lines at least five minutes earlier than the line before them. */
    jumps: z.number(),
    /** Lines earlier than the line before them. */
    outOfOrder: z.number(),
    /** Lines later than the day after their import. */
    future: z.number(),
    /** Lines whose time was compared. */
    lines: z.number(),
  }),
  /** What became of the lines of the files that brought lines of this site. */
  counters,
  files: z.number(),
  /** Why lines were not understood, the most frequent reason first. */
  reasons: z.array(z.object({ reason: z.string(), lines: z.number() })),
  /** The address with the most imported lines. */
  topAddress: z
    .object({
      address: z.string(),
      lines: z.number(),
      /** Imported lines that were counted: all, or an even sample of a very large log. */
      of: z.number(),
      /** Its lines also name the address that the request was forwarded for. */
      isForwarded: z.boolean(),
    })
    .nullable(),
  /** Imported lines that visits leave out because their referrer is made up by spammers. */
  spam: z.object({
    lines: z.number(),
    /** Imported lines that were looked at: all, or an even sample of a very large log. */
    of: z.number(),
    /** Those named most, the first one first. */
    domains: z.array(z.string()),
  }),
  findings: z.array(
    z.object({
      kind: z.enum(findingKinds),
      severity: z.enum(findingSeverities),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
});
export type QualityReport = z.infer<typeof qualityReportSchema>;
