import { parseSegment } from '@shared/segment/parseSegment';
import type { Segment } from '@shared/segment/Segment';
import type { Engine } from '../Engine';
import { segmentCatalog } from './SegmentCatalog';
import { SegmentReader } from './SegmentReader';

/** The stored segments that are archived ahead for a site, each once. Those that need a plugin which is off are left out. */
export function autoArchivedSegments(engine: Engine, idSite: number): Segment[] {
  const stored = new SegmentReader(engine.db).all(idSite).filter(({ auto_archive: isAhead }) => isAhead === 1);
  const definitions = stored.map(({ definition }) => definition);
  const name = 'Segments.getKnownSegmentsToArchiveForSite';
  return toSegments(engine, engine.plugins.hook(name, definitions, { idSite }));
}

/** Of the stored segments of these numbers those that are there for a site, each once. */
export function storedSegments(engine: Engine, idSite: number, idSegments: readonly number[]): Segment[] {
  const stored = new SegmentReader(engine.db).all(idSite);
  const wanted = stored.filter(({ idsegment }) => idSegments.includes(idsegment));
  return toSegments(
    engine,
    wanted.map(({ definition }) => definition),
  );
}

function toSegments({ plugins }: Engine, definitions: readonly string[]): Segment[] {
  const segments = new Map<string, Segment>();
  for (const definition of definitions) {
    const segment = parseStored(definition);
    if (segment && isKnown(segment, plugins)) segments.set(segment.text, segment);
  }
  return [...segments.values()];
}

function isKnown(segment: Segment, plugins: Engine['plugins']): boolean {
  return segment.all.every(({ any }) => any.every(({ name }) => segmentCatalog(plugins).find(name) !== undefined));
}

/** null for text that only a plugin can have made. */
function parseStored(definition: string): Segment | null {
  try {
    return parseSegment(definition);
  } catch {
    return null;
  }
}
