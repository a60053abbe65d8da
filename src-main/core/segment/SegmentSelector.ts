import { openTimeZone } from '@shared/period/timeZone';
import type { Segment } from '@shared/segment/Segment';
import { sql } from '../db/sql';
import type { Engine } from '../Engine';
import { generationOf } from '../archive/generations';
import { compileSegment, type CompiledSegment } from './compileSegment';
import type { SegmentDay } from './SegmentDay';
import { selectVisits, type Selection } from './selectVisits';

/** Days of segments whose selection is kept: archiving asks for each once a plugin. */
const MAX_KEPT = 1000;

/** Selects visits for one archiving run after another; `forget` between them. */
export class SegmentSelector {
  private readonly compiled = new Map<string, CompiledSegment>();
  private readonly kept = new Map<string, Selection>();

  constructor(private readonly engine: Engine) {}

  /** What the segment selects of a day. The visits must be sorted as readVisitRows sorts them. */
  select(day: SegmentDay, segment: Segment): Selection {
    const period = { first: day.day, last: day.day };
    const key = `${generationOf(day.db, day.idSite, period)} ${day.idSite} ${day.day} ${segment.text}`;
    let selection = this.kept.get(key);
    if (!selection) {
      selection = selectVisits(day, this.compile(day.idSite, segment));
      if (this.kept.size >= MAX_KEPT) this.kept.clear();
      this.kept.set(key, selection);
    }
    return selection;
  }

  /** Goals, names of actions and facts may change between two runs. */
  forget(): void {
    this.compiled.clear();
    this.kept.clear();
  }

  private compile(idSite: number, segment: Segment): CompiledSegment {
    const key = `${idSite} ${segment.text}`;
    let compiled = this.compiled.get(key);
    if (!compiled) {
      const zone = this.engine.db.value<string>(sql`SELECT timezone FROM site WHERE idsite = ${idSite}`);
      const site = { idSite, timeZone: openTimeZone(zone ?? 'UTC') };
      this.compiled.set(key, (compiled = compileSegment(this.engine, segment, site)));
    }
    return compiled;
  }
}
