import { JsonMatcher, type JsonShape } from './JsonMatcher';
import { type GroupChanges, openGroups } from './LineMatcher';
import type { LogFormat } from './LogFormat';

/** What makes a JSON format. */
export interface JsonFormatOptions extends JsonShape {
  name: string;
  example: string;
  changes?: GroupChanges;
}

/** A format whose lines are JSON objects. */
export function defineJsonFormat({ name, example, changes, ...shape }: JsonFormatOptions): LogFormat {
  return { name, example, open: () => openGroups(new JsonMatcher(shape), { changes }) };
}
