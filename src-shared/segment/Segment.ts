export const segmentOperators = ['==', '!=', '<=', '<', '>=', '>', '=@', '!@', '=^', '!^', '=$', '!$'] as const;
export type SegmentOperator = (typeof segmentOperators)[number];

/** What actions reports count of the selected visits: all of their actions, or only those that the conditions hold for. */
export const segmentScopes = ['visit', 'action'] as const;
export type SegmentScope = (typeof segmentScopes)[number];

export interface SegmentCondition {
  /** `countryCode` */
  name: string;
  operator: SegmentOperator;
  /** URL-decoded; '' asks for empty or NULL. */
  value: string;
}

/** A condition and where it stands in the text it was read from, counted from 0. */
export interface PlacedCondition extends SegmentCondition {
  at: number;
  /** Where the value begins. */
  valueAt: number;
}

/** A segment: AND of OR-groups. Made by parseSegment. */
export interface Segment {
  /** In the one way of writing it (formatSegment), so that equal segments have equal texts; names its archives. */
  readonly text: string;
  /** As it was given. */
  readonly source: string;
  readonly scope: SegmentScope;
  readonly all: readonly { readonly any: readonly PlacedCondition[] }[];
}
