import { toVisibleText } from '../ui/toVisibleText';
import { toDraft } from './draft';

/** A segment that has no name, as a person reads it: values decoded. */
export function describeDefinition(definition: string): string {
  const groups = toDraft(definition).map((group) =>
    group.map(({ name, operator, value }) => `${name} ${operator} ${value}`.trim()).join(' , '),
  );
  return toVisibleText(groups.join(' ; '));
}
