import { type GroupChanges, openGroups } from './LineMatcher';
import type { LogFormat } from './LogFormat';
import { type GroupChecks, Template } from './Template';

/** What makes a format of groups and fixed text. */
export interface TemplateFormatOptions {
  name: string;
  example: string;
  /** Shapes that a line may have, the usual one first. */
  templates: readonly string[];
  checks?: GroupChecks;
  changes?: GroupChanges;
  isNamedOnly?: boolean;
}

/** A format whose lines are groups with fixed text between them. */
export function defineTemplateFormat(options: TemplateFormatOptions): LogFormat {
  const { name, example, templates, checks, changes, isNamedOnly } = options;
  return {
    name,
    example,
    isNamedOnly,
    open: () => {
      const [first, ...others] = templates.map((template) => new Template(template, checks));
      return openGroups(first!, { changes, others });
    },
  };
}
