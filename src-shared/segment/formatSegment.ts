import type { SegmentCondition } from './Segment';

/** The text of a segment, its values URL-encoded; parseSegment reads it back as it was. */
export function formatSegment(all: readonly { readonly any: readonly SegmentCondition[] }[]): string {
  return all.map(({ any }) => any.map(formatCondition).join(',')).join(';');
}

/** `pageUrl=@%2Fblog%2F` */
export function formatCondition({ name, operator, value }: SegmentCondition): string {
  return `${name}${operator}${encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\uFFFD'))}`;
}
