import type { Translate } from '@shared/i18n/translate';
import type { PluginManager } from '../plugin/PluginManager';
import { segmentCatalog, type KnownSegment } from './SegmentCatalog';

export type SegmentDescription = ReturnType<typeof describeSegment>;

/** All segments as API.getSegmentsMetadata answers them, in the order of their declaration. */
export function describeSegments(plugins: PluginManager, translate: Translate): SegmentDescription[] {
  return segmentCatalog(plugins).all.map((segment) => describeSegment(segment, translate));
}

function describeSegment(segment: KnownSegment, translate: Translate) {
  const { name, category, label, type, names, hint, sources, namesGoals } = segment;
  const known = Object.values(names ?? {});
  const accepted = hint ?? (known.length > 0 ? known.join(', ') : '');
  return {
    type: type === 'number' || type === 'ip' ? 'metric' : 'dimension',
    category: translate(category),
    name: translate(label),
    segment: name,
    ...(accepted ? { acceptedValues: accepted } : {}),
    /** Names have no order. */
    hasOrder: names === undefined && namesGoals !== true && !sources.some(({ actionTypes }) => actionTypes),
  };
}
