import { actionTypes } from '@shared/plugin/actions';
import type { SqlValue } from '../../db/Database';
import type { HitAction } from '../HitActions';
import type { Attribution } from './attributeConversions';
import type { ConversionRequest, TrackedHit } from './TrackedHit';

/** A conversion that a page asked for, and when. */
export interface RequestedConversion {
  request: ConversionRequest;
  time: number;
  action: HitAction;
  pageviewsBefore: number;
}

/** What the hits of one visit said beyond their lines. */
export class TrackedVisit {
  userId = '';
  language = '';
  /** The site itself gave the visitor an id. */
  hasOwnId = false;
  /** Cells of the visit's row in log_visit_tracked. */
  readonly cells: Record<string, SqlValue> = {};
  readonly conversions: RequestedConversion[] = [];
  attribution: Attribution | null = null;
  private events = 0;

  add(hit: TrackedHit, at: Omit<RequestedConversion, 'request'>): void {
    this.userId = hit.userId || this.userId;
    this.language ||= hit.language;
    this.attribution = hit.attribution ?? this.attribution;
    this.hasOwnId ||= hit.device !== 0 || hit.userId !== '';
    for (const [column, value] of Object.entries(hit.visit ?? {})) this.cells[column] ??= value;
    Object.assign(this.cells, hit.visitCustom);
    if (at.action.type === actionTypes.eventCategory) this.cells.visit_total_events = this.events += 1;
    if (hit.conversion) this.conversions.push({ request: hit.conversion, ...at });
  }
}
