import { AppError } from '@shared/errors';
import type { JsonValue } from '@shared/plugin/defineApi';
import { describeSegments } from '../../segment/describeSegments';
import { nearestName } from '../../segment/nearestName';
import { segmentCatalog } from '../../segment/SegmentCatalog';
import { suggestValues } from '../../segment/suggestValues';
import { SiteReader } from '../../sites/SiteReader';
import type { CoreMethods } from './CoreMethod';

/** What a screen needs to build segments. */
export const segmentMethods: CoreMethods = {
  'API.getSegmentsMetadata': {
    parameters: { idSites: { type: 'list', default: '' } },
    documentation: 'All segments: what they are called, what they are compared with and the group that they belong to.',
    run: (_values, { engine, translate }): JsonValue => describeSegments(engine.plugins, translate),
  },
  'API.getSuggestedValuesForSegment': {
    parameters: { segmentName: { type: 'text' }, idSite: { type: 'number' } },
    documentation: 'The values that a segment has most often in the newest visits of a site.',
    run({ segmentName, idSite }, { engine }): JsonValue {
      const site = new SiteReader(engine.db).byId(Number(idSite));
      const catalog = segmentCatalog(engine.plugins);
      const name = String(segmentName);
      const segment = catalog.find(name);
      if (segment) return suggestValues(engine.db, segment, { idSite: site.idsite, timezone: site.timezone });
      const names = catalog.all.map((known) => known.name);
      const hint = `Did you mean ${nearestName(name, names)}? API.getSegmentsMetadata lists all.`;
      throw new AppError('api.parameterInvalid', { name: 'segmentName', value: name, hint });
    },
  },
};
