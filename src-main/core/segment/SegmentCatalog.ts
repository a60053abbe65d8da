import { segmentsOf, type SegmentDeclaration } from '@shared/plugin/defineDimensions';
import { invalidSegment } from '@shared/segment/parseSegment';
import type { PlacedCondition, Segment } from '@shared/segment/Segment';
import { toValueTest } from '@shared/segment/toValueTest';
import type { PluginDimension, PluginManager } from '../plugin/PluginManager';
import { coreSegmentGroups, type CoreSegment } from './coreSegments';
import { nearestName } from './nearestName';

/** A segment that may be asked for, the core's or a plugin's. */
export interface KnownSegment extends CoreSegment {
  name: string;
  /** Keys of texts. */
  label: string;
  category: string;
}

/** All segments by name. Names differ in more than small and capital letters, so those don't matter. */
export class SegmentCatalog {
  private readonly byName = new Map<string, KnownSegment>();

  constructor(dimensions: Iterable<PluginDimension>) {
    for (const [category, group] of Object.entries(coreSegmentGroups)) {
      for (const [name, segment] of Object.entries(group)) {
        this.add({ ...segment, name, category, label: `Segment_${name}` });
      }
    }
    for (const entry of dimensions) {
      for (const segment of segmentsOf(entry.dimension)) this.add(toKnownSegment(entry, segment));
    }
  }

  get all(): readonly KnownSegment[] {
    return [...this.byName.values()];
  }

  find(name: string): KnownSegment | undefined {
    return this.byName.get(name.toLowerCase());
  }

  /** Throws: AppError 'segment.invalid' that points at the name and says which comes closest. */
  get(segment: Segment, { name, at }: PlacedCondition): KnownSegment {
    const known = this.find(name);
    if (known) return known;
    const nearest = nearestName(
      name,
      this.all.map((candidate) => candidate.name),
    );
    throw invalidSegment(segment.source, at, `there is no segment named ${name}, the nearest name is ${nearest}`);
  }

  /** Throws: AppError 'segment.invalid' where a name is not known or a value can't be compared. */
  check(segment: Segment): void {
    for (const { any } of segment.all) {
      for (const condition of any) toValueTest(segment, condition, this.get(segment, condition));
    }
  }

  /** Forgets all others. */
  keep(names: readonly string[]): void {
    const kept = new Set(names.map((name) => name.toLowerCase()));
    for (const name of this.byName.keys()) if (!kept.has(name)) this.byName.delete(name);
  }

  private add(segment: KnownSegment): void {
    this.byName.set(segment.name.toLowerCase(), segment);
  }
}

function toKnownSegment({ column, dimension }: PluginDimension, segment: SegmentDeclaration): KnownSegment {
  const { name, values, hint, isMetric, isExact, to } = segment;
  return {
    name,
    label: segment.label ?? dimension.label,
    category: segment.category ?? 'General_Visitors',
    sources: [{ table: 'log_visit', column, ...(to ? { to } : {}) }],
    ...(values ? { names: values } : {}),
    ...(hint ? { hint } : {}),
    ...(isMetric ? { type: 'number' } : {}),
    ...(isExact ? { isExact } : {}),
  };
}

const catalogs = new WeakMap<PluginManager, SegmentCatalog>();

/** The catalog of the plugins that run. */
export function segmentCatalog(plugins: PluginManager): SegmentCatalog {
  let catalog = catalogs.get(plugins);
  if (!catalog) {
    catalog = new SegmentCatalog(plugins.dimensions.values());
    const names = catalog.all.map(({ name }) => name);
    catalog.keep(plugins.hook('Segment.filterSegments', names, undefined));
    catalogs.set(plugins, catalog);
  }
  return catalog;
}
