import type { CustomDimension, Extraction } from '@shared/plugin/customDimensions';
import type { OnStopped } from '../BoundedExpression';
import type { DayHits } from '../DayHits';
import type { FactColumn } from '../factChunk';
import type { TrackedSite } from '../TrackedSite';
import { plainHit, type Cells, type TrackedHit } from '../tracking/TrackedHit';
import { Extractor } from './Extractor';
import { HitTexts, type TextSources } from './HitTexts';

interface Column {
  name: string;
  isOfVisit: boolean;
  extractions: { extraction: Extraction; extractor: Extractor }[];
}

/** A site's custom dimensions: what they find in hits stands in the cells of the action, or of its visit. */
export class CustomDimensions {
  private readonly columns: readonly Column[];
  /** What of facts is read for them besides. */
  readonly facts: readonly FactColumn[];

  constructor(dimensions: readonly CustomDimension[], onStopped: OnStopped) {
    this.columns = dimensions
      .filter(({ active, extractions }) => active && extractions.length > 0)
      .map(({ idcustomdimension: id, scope, extractions, case_sensitive: isSensitive }) => ({
        name: `custom_dimension_${id}`,
        isOfVisit: scope === 'visit',
        extractions: extractions.map((extraction) => ({
          extraction,
          extractor: new Extractor(extraction, isSensitive, onStopped),
        })),
      }));
    const asked = new Set(dimensions.flatMap(({ extractions }) => extractions.map(({ dimension }) => dimension)));
    this.facts = (['method', 'protocol'] as const).filter((name) => asked.has(name));
  }

  /** Adds what is found to what the hits say themselves, which goes before. */
  addTo(hits: DayHits, site: TrackedSite, sources: TextSources): void {
    if (this.columns.length === 0) return;
    const texts = new HitTexts(hits, site, sources);
    const tracked = hits.tracked ? [...hits.tracked] : new Array<TrackedHit | undefined>(hits.length).fill(undefined);
    for (let row = 0; row < hits.length; row += 1) {
      const page = this.findCells(texts, row, false);
      const visitCustom = this.findCells(texts, row, true);
      if (!page && !visitCustom) continue;
      const hit = tracked[row] ?? plainHit;
      tracked[row] = { ...hit, page: join(page, hit.page), visitCustom: join(visitCustom, hit.visitCustom) };
    }
    hits.tracked = tracked;
  }

  /** null without any. */
  private findCells(texts: HitTexts, row: number, isOfVisit: boolean): Cells | null {
    let cells: Record<string, string> | null = null;
    for (const column of this.columns) {
      if (column.isOfVisit !== isOfVisit) continue;
      const value = findValue(texts, row, column);
      if (value !== null) (cells ??= {})[column.name] = value;
    }
    return cells;
  }
}

function findValue(texts: HitTexts, row: number, { extractions }: Column): string | null {
  for (const { extraction, extractor } of extractions) {
    const text = texts.of(row, extraction);
    const value = text === '' ? null : extractor.valueIn(text);
    if (value !== null) return value;
  }
  return null;
}

function join(found: Cells | null, said: Cells | null): Cells | null {
  return found && said ? { ...found, ...said } : (found ?? said);
}
