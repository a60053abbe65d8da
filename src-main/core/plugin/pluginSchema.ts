import { z } from 'zod';
import { hookNames } from '@shared/plugin/hooks';
import { isVersions } from '@shared/plugin/requirements';

/** What the files of an optional plugin must hold. Nobody compiled them against the SDK, so each is looked at. */
const version = z.string().regex(/^\d+(\.\d+)*(-[a-z]+\d*)?$/i, 'is not a version such as 1.0.0');
const versions = z.string().refine(isVersions, 'is not a list of versions such as >=1.0.0,<2');

export const manifestSchema = z.looseObject({
  name: z.string(),
  version,
  description: z.string().min(1, 'is empty'),
  requires: z.union([z.array(z.string()), z.record(z.string(), versions)]).optional(),
  views: z.undefined('is only for plugins that are built in').optional(),
});

export const textsSchema = z.record(z.string(), z.string());

const fn = z.custom<(...args: never[]) => unknown>((value) => typeof value === 'function', 'is no function');
const segment = z.looseObject({ name: z.string(), to: fn.optional() });
const dimension = z.looseObject({
  type: z.enum(['INTEGER', 'REAL', 'TEXT']),
  from: z.looseObject({ fact: z.enum(['client', 'location', 'referrer', 'fields']), value: fn }),
  label: z.string(),
  segment: z.union([segment, z.array(segment)]).optional(),
});
const record = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.literal('blob'),
    sortBy: z.string().optional(),
    maxRows: z.number().int().positive().optional(),
    maxSubtableRows: z.number().int().positive().optional(),
    aggregations: z.record(z.string(), z.enum(['sum', 'min', 'max'])).optional(),
    renames: textsSchema.optional(),
  }),
  z.looseObject({
    kind: z.literal('numeric'),
    aggregation: z.enum(['sum', 'min', 'max']).optional(),
    countRowsOf: z.string().optional(),
    distinct: z.enum(['visitors', 'users']).optional(),
    distinctIn: z.looseObject({ column: z.string(), values: z.array(z.number()) }).optional(),
  }),
]);
const report = z.looseObject({
  method: z.string().regex(/^[a-z]\w*$/, 'is not a method name such as getEngines'),
  name: z.string(),
  documentation: z.string(),
  emptyReason: z.string().optional(),
  category: z.string(),
  subcategory: z.string(),
  order: z.number(),
  dimension: z.string().optional(),
  record: z.string().optional(),
  recordOf: fn.optional(),
  subtableOf: fn.optional(),
  numerics: z.array(z.string()).optional(),
  metrics: z.array(z.string()),
  processedMetrics: z.array(z.string()).optional(),
  constantLabels: z.array(z.string()).optional(),
  keepRow: fn.optional(),
  groupLabel: fn.optional(),
  transform: fn.optional(),
  label: fn.optional(),
  metadata: z.record(z.string(), fn).optional(),
  segment: fn.optional(),
  variants: fn.optional(),
});
const parameter = z.looseObject({
  type: z.enum(['text', 'number', 'boolean', 'list', 'site', 'period', 'date', 'segment']),
  allowed: z.array(z.string()).optional(),
});
const method = z.looseObject({
  parameters: z.record(z.string(), parameter),
  documentation: z.string(),
  writes: z.boolean().optional(),
  run: fn,
});
const command = z.looseObject({
  description: z.string(),
  parameters: z.record(z.string(), parameter.extend({ description: z.string() })).optional(),
  writes: z.boolean().optional(),
  run: fn,
});
const hookName = z
  .string()
  .refine((name) => hookNames.some((known) => known === name), `is no hook; there are ${hookNames.join(', ')}`);
const methodName = z.string().regex(/^[a-z]\w*$/, 'is not a name such as getEngines');
const commandName = z.string().regex(/^[a-z][a-z0-9-]*$/, 'is not a name such as report or report-all');

/** By file name, without its ending. */
export const fileSchemas = {
  dimensions: z.record(z.string(), dimension),
  archiver: z.looseObject({
    version: z.number().int().positive().optional(),
    records: z.record(z.string(), record),
    options: z.array(z.string()).optional(),
    aggregateDay: fn,
  }),
  reports: z.array(report),
  api: z.record(methodName, method),
  hooks: z.record(hookName, fn),
  commands: z.record(commandName, command),
} as const;

/** A file that the engine looks for in a plugin's folder. */
export type EngineFile = keyof typeof fileSchemas;

/** What is wrong with a value, as the end of a sentence: `reports.ts is not right at 0.metrics: …`; null when it is fine. */
export function findShapeFault(file: string, schema: z.ZodType, value: unknown): string | null {
  const result = schema.safeParse(value);
  if (result.success) return null;
  const [issue] = result.error.issues;
  const place = issue && issue.path.length > 0 ? ` at ${issue.path.join('.')}` : '';
  const [keyIssue] = issue?.code === 'invalid_key' ? issue.issues : [];
  return `its ${file} is not right${place}: ${keyIssue?.message ?? issue?.message ?? 'it cannot be read'}`;
}
