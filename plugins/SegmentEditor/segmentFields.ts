import type { ApiMethod, SegmentFields } from 'heartwood/sdk';

/** What add and update take, in Matomo's spelling and order. */
export const segmentParameters = {
  name: { type: 'text' },
  definition: { type: 'text' },
  idSite: { type: 'number', default: 0 },
  autoArchive: { type: 'boolean', default: false },
  enabledAllUsers: { type: 'boolean', default: true },
} as const satisfies ApiMethod['parameters'];

export interface SegmentParameterValues {
  name: string;
  definition: string;
  idSite: number;
  autoArchive: boolean;
  enabledAllUsers: boolean;
}

export function toSegmentFields(values: SegmentParameterValues): SegmentFields {
  const { name, definition, idSite, autoArchive, enabledAllUsers } = values;
  return { name, definition, idSite, autoArchive, enabledAllUsers };
}
