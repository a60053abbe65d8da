export const segmentOperators = ['==', '!=', '<=', '<', '>=', '>', '=@', '!@', '=^', '=$'] as const;
export type SegmentOperator = (typeof segmentOperators)[number];

export interface SegmentCondition {
  /** `countryCode` */
  name: string;
  operator: SegmentOperator;
  /** URL-decoded; '' asks for empty or NULL. */
  value: string;
}

/** A segment: AND of OR-groups. Made by parseSegment. */
export interface Segment {
  /** As written, cleaned. */
  readonly text: string;
  readonly all: readonly { readonly any: readonly SegmentCondition[] }[];
}
