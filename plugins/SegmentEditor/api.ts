import { defineApi, type JsonValue } from 'heartwood/sdk';
import { segmentParameters, toSegmentFields, type SegmentParameterValues } from './segmentFields';

const idSegment = { type: 'number' } as const;

export default defineApi({
  isUserCanAddNewSegment: {
    parameters: { idSite: { type: 'number' } },
    documentation: "Whether segments can be added: on one's own machine always.",
    run: (values, services) => services.sites.byId(values.idSite).idsite > 0,
  },
  getAll: {
    parameters: { idSite: { type: 'number', default: 0 } },
    documentation: 'The stored segments: those of a site with those of every site, or all.',
    run: (values, services): JsonValue =>
      services.segments.all(values.idSite || undefined).map((segment) => ({ ...segment })),
  },
  get: {
    parameters: { idSegment },
    documentation: 'One stored segment.',
    run: (values, services): JsonValue => ({ ...services.segments.byId(values.idSegment) }),
  },
  add: {
    parameters: segmentParameters,
    writes: true,
    documentation: 'Stores a segment and answers its id.',
    run: (values, services) => services.segments.add(toSegmentFields(values as SegmentParameterValues)),
  },
  update: {
    parameters: { idSegment, ...segmentParameters },
    writes: true,
    documentation: 'Replaces a stored segment; archives of what it was are removed.',
    run: (values, services) =>
      services.segments.update(values.idSegment, toSegmentFields(values as SegmentParameterValues)),
  },
  delete: {
    parameters: { idSegment },
    writes: true,
    documentation: 'Removes a stored segment and its archives.',
    run: (values, services) => services.segments.remove(values.idSegment),
  },
});
