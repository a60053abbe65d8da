import { AppError } from '@shared/errors';
import { z } from 'zod';
import { isEncoding } from './decodeField';

const list = z.array(z.string()).default([]);

/** The importer's options: names and meanings as the log importer's of Matomo, in camel case. */
export const importOptionsSchema = z.strictObject({
  idSite: z.number().int().positive().optional(),
  idSiteFallback: z.number().int().positive().optional(),
  addSitesNewHosts: z.boolean().default(false),
  logHostname: z.string().optional(),
  logFormatName: z.string().optional(),
  logFormatRegex: z.string().optional(),
  logDateFormat: z.string().optional(),
  logFormat: z.string().optional(),
  logFormatJson: z.array(z.string()).optional(),
  w3cFields: z.string().optional(),
  w3cMapField: list,
  w3cFieldRegex: list,
  w3cTimeTakenMillisecs: z.boolean().default(false),
  ignoreGroups: list,
  hostname: list,
  includeHost: list,
  excludeHost: list,
  includePath: list,
  excludePath: list,
  useragentExclude: list,
  excludeOlderThan: z.number().optional(),
  excludeNewerThan: z.number().optional(),
  skip: z.number().int().nonnegative().default(0),
  addToDate: z.number().int().default(0),
  enableStatic: z.boolean().default(false),
  enableBots: z.boolean().default(false),
  enableHttpErrors: z.boolean().default(false),
  enableHttpRedirects: z.boolean().default(false),
  downloadExtensions: z.array(z.string()).optional(),
  addDownloadExtensions: list,
  stripQueryString: z.boolean().default(false),
  queryStringDelimiter: z.string().default('?'),
  forceLowercasePath: z.boolean().default(false),
  encoding: z
    .string()
    .refine(isEncoding, 'give the name of an encoding, such as utf8, windows-1252 or big5')
    .default('utf8'),
  dryRun: z.boolean().default(false),
  source: z.string().default(''),
});
/** Times in unix seconds; lists empty when not given. */
export type ImportOptions = z.infer<typeof importOptionsSchema>;

/** Options from outside, checked. Throws: usage, naming the option that is wrong. */
export function parseImportOptions(options: Readonly<Record<string, unknown>>): ImportOptions {
  const result = importOptionsSchema.safeParse(options);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const name = issue?.path.join('.') || 'options';
  throw new AppError('usage', { message: `The import option ${name} is not valid: ${issue?.message ?? 'unknown'}.` });
}
