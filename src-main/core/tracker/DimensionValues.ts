import type { CellValue, VisitDimension } from '@shared/plugin/defineDimensions';
import type { PluginManager } from '../plugin/PluginManager';
import type { Client, Clients } from './Clients';
import type { Visit } from './Visit';

/** A fact's values for the columns that are filled from it. */
type Fill<Fact> = (fact: Fact) => CellValue;

/** Logs hold any number of user agents and places. */
const MAX_MEMO = 20_000;

/** Fills the columns that plugins declare, once per distinct user agent and place, once per visit for the rest. */
export class DimensionValues {
  /** Columns of log_visit in the order of `of`. */
  readonly columns: readonly string[];
  private readonly ofClient: Fill<Parameters<Extract<VisitDimension['from'], { fact: 'client' }>['value']>[0]>[] = [];
  private readonly ofLocation: Fill<Parameters<Extract<VisitDimension['from'], { fact: 'location' }>['value']>[0]>[] =
    [];
  private readonly ofReferrer: Fill<Parameters<Extract<VisitDimension['from'], { fact: 'referrer' }>['value']>[0]>[] =
    [];
  private readonly ofFields: Fill<Parameters<Extract<VisitDimension['from'], { fact: 'fields' }>['value']>[0]>[] = [];
  private readonly agentMemo = new Map<number, CellValue[]>();
  private readonly locationMemo = new Map<string, CellValue[]>();

  constructor(
    plugins: PluginManager,
    private readonly clients: Clients,
  ) {
    const names = {
      client: [] as string[],
      location: [] as string[],
      referrer: [] as string[],
      fields: [] as string[],
    };
    for (const [column, { dimension }] of plugins.dimensions) {
      const { from } = dimension;
      names[from.fact].push(column);
      if (from.fact === 'client') this.ofClient.push(from.value);
      else if (from.fact === 'location') this.ofLocation.push(from.value);
      else if (from.fact === 'referrer') this.ofReferrer.push(from.value);
      else this.ofFields.push(from.value);
    }
    this.columns = [...names.client, ...names.location, ...names.referrer, ...names.fields];
  }

  of(visit: Visit, client: Client): CellValue[] {
    const { tracked } = visit;
    const fields = {
      userId: tracked?.userId || client.userId,
      language: tracked?.language || client.language,
      resolution: String(tracked?.cells.config_resolution ?? ''),
      localTime: String(tracked?.cells.visitor_localtime ?? ''),
    };
    return [
      ...this.agentValues(client.idUserAgent),
      ...this.locationValues(client.location),
      ...this.ofReferrer.map((fill) => fill(visit.referrer)),
      ...this.ofFields.map((fill) => fill(fields)),
    ];
  }

  private agentValues(idUserAgent: number): CellValue[] {
    let values = this.agentMemo.get(idUserAgent);
    if (!values) {
      if (this.agentMemo.size >= MAX_MEMO) this.agentMemo.clear();
      const fact = this.clients.clientFact(idUserAgent);
      values = this.ofClient.map((fill) => fill(fact));
      this.agentMemo.set(idUserAgent, values);
    }
    return values;
  }

  private locationValues(location: string): CellValue[] {
    let values = this.locationMemo.get(location);
    if (!values) {
      if (this.locationMemo.size >= MAX_MEMO) this.locationMemo.clear();
      const fact = this.clients.locationFact(location);
      values = this.ofLocation.map((fill) => fill(fact));
      this.locationMemo.set(location, values);
    }
    return values;
  }
}
