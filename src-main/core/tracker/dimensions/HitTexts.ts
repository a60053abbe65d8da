import { actionTypes } from '@shared/plugin/actions';
import type { Extraction } from '@shared/plugin/customDimensions';
import { methods, protocols } from '../../import/ParsedBatch';
import type { Clients } from '../Clients';
import type { DayHits } from '../DayHits';
import { parseExtraText, type ExtraFact } from '../extraFact';
import type { HitActions } from '../HitActions';
import type { TrackedSite } from '../TrackedSite';
import { VARIABLE_SLOTS, type TrackedHit } from '../tracking/TrackedHit';

/** What the texts of hits are looked up in. */
export interface TextSources {
  actions: HitActions;
  clients: Clients;
  /** The text of log_action. */
  nameOf: (idAction: number) => string;
}

/** What hits of a day say by source; '' where they say nothing. */
export class HitTexts {
  constructor(
    private readonly hits: DayHits,
    private readonly site: TrackedSite,
    private readonly sources: TextSources,
  ) {}

  of(row: number, { dimension, pattern }: Extraction): string {
    const { hits, sources, site } = this;
    const { texts } = sources.actions;
    const client = () => sources.clients.byId(hits.client[row]!);
    switch (dimension) {
      case 'url':
      case 'urlparam':
        return sources.actions.of(hits, row, site).url;
      case 'action_name':
        return this.title(row);
      case 'variable':
        return variableOf(hits.tracked?.[row], pattern);
      case 'host':
        return texts.text(hits.host[row]!);
      case 'referrer':
        return texts.text(hits.referrer[row]!);
      case 'status':
        return String(hits.status[row]!);
      case 'method':
        return methods[hits.more.method?.[row] ?? -1] ?? '';
      case 'protocol':
        return protocols[hits.more.protocol?.[row] ?? -1] ?? '';
      case 'user_agent':
        return texts.text(client().idUserAgent);
      case 'user_id':
        return hits.tracked?.[row]?.userId || client().userId;
      case 'cache':
      case 'upstream':
        return this.extra(row)[dimension] ?? '';
    }
  }

  private title(row: number): string {
    const { type, idName } = this.sources.actions.of(this.hits, row, this.site);
    return type === actionTypes.pageUrl && idName !== null ? this.sources.nameOf(idName) : '';
  }

  private extra(row: number): ExtraFact {
    return parseExtraText(this.sources.actions.texts.text(this.hits.extra[row]!));
  }
}

/** The value of a custom variable, of the page or of the visit. */
function variableOf(hit: TrackedHit | undefined, name: string): string {
  for (const cells of [hit?.page, hit?.visitCustom]) {
    for (let slot = 1; cells && slot <= VARIABLE_SLOTS; slot += 1) {
      if (cells[`custom_var_k${slot}`] === name) return String(cells[`custom_var_v${slot}`] ?? '');
    }
  }
  return '';
}
