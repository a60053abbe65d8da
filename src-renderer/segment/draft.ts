import { formatSegment } from '@shared/segment/formatSegment';
import { parseSegment } from '@shared/segment/parseSegment';
import type { SegmentCondition, SegmentOperator } from '@shared/segment/Segment';
import type { TextKey } from '../ui/t';

/** A condition that is being written; its id stays while it changes. */
export interface DraftCondition extends SegmentCondition {
  id: number;
}

/** Blocks joined by AND, of conditions joined by OR. */
export type Draft = readonly (readonly DraftCondition[])[];

let lastId = 0;

export function newCondition(name = '', operator: SegmentOperator = '=='): DraftCondition {
  return { id: ++lastId, name, operator, value: '' };
}

/** The draft of a definition; one empty condition where there is none that can be read. */
export function toDraft(definition: string): Draft {
  try {
    const segment = parseSegment(definition);
    if (segment) {
      return segment.all.map(({ any }) =>
        any.map(({ name, operator, value }) => ({ ...newCondition(name, operator), value })),
      );
    }
  } catch {
    // a hand-written address
  }
  return [[newCondition()]];
}

/** The definition of what is complete so far; '' when nothing is. */
export function toDefinition(draft: Draft): string {
  const groups = draft.map((group) => ({ any: group.filter(({ name }) => name !== '') }));
  return formatSegment(groups.filter(({ any }) => any.length > 0));
}

export function changeCondition(draft: Draft, changed: DraftCondition): Draft {
  return draft.map((group) => group.map((condition) => (condition.id === changed.id ? changed : condition)));
}

/** Without the condition, and without its block when it was alone; the last one of all becomes empty. */
export function removeCondition(draft: Draft, id: number): Draft {
  const left = draft
    .map((group) => group.filter((condition) => condition.id !== id))
    .filter((group) => group.length > 0);
  return left.length > 0 ? left : [[newCondition()]];
}

/** Another condition joined by OR to a block. */
export function addOr(draft: Draft, at: number): Draft {
  return draft.map((group, i) => (i === at ? [...group, newCondition(group.at(-1)?.name)] : group));
}

/** Another block joined by AND. */
export function addAnd(draft: Draft): Draft {
  return [...draft, [newCondition()]];
}

/** Operators in the order in which they are offered. */
export const operatorTexts: readonly (readonly [SegmentOperator, TextKey])[] = [
  ['==', 'segment.is'],
  ['!=', 'segment.isNot'],
  ['>', 'segment.more'],
  ['>=', 'segment.atLeast'],
  ['<', 'segment.less'],
  ['<=', 'segment.atMost'],
  ['=@', 'segment.contains'],
  ['!@', 'segment.containsNot'],
  ['=^', 'segment.startsWith'],
  ['!^', 'segment.startsNotWith'],
  ['=$', 'segment.endsWith'],
  ['!$', 'segment.endsNotWith'],
];

const orders: readonly SegmentOperator[] = ['>', '>=', '<', '<='];

/** Where values have no order, what compares it makes no sense. */
export function operatorsOf(hasOrder: boolean): typeof operatorTexts {
  return operatorTexts.filter(([operator]) => hasOrder || !orders.includes(operator));
}
