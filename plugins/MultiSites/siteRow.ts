import {
  DataTable,
  Row,
  changeOf,
  openTimeZone,
  previousPeriod,
  round,
  toDateParameter,
  type ApiServices,
  type Columns,
  type Period,
  type Site,
} from 'heartwood/sdk';
import type { SiteMetric } from './siteMetrics';

/** The numbers of a site in a period and in the one before. */
export interface SiteNumbers {
  site: Site;
  period: Period;
  now: Columns;
  before: Columns;
  /** How much of the period has passed: what was before counts to this part only. */
  ratio: number;
}

export interface NumbersRequest {
  site: Site;
  period: Period;
  segment: string;
  metrics: readonly SiteMetric[];
}

export async function readSiteNumbers(services: ApiServices, request: NumbersRequest): Promise<SiteNumbers> {
  const { site, period } = request;
  return {
    site,
    period,
    now: await readNumbers(services, request),
    before: await readNumbers(services, { ...request, period: previousPeriod(period) }),
    ratio: elapsedShare(period, site.timezone, services.now()),
  };
}

async function readNumbers(
  services: ApiServices,
  { site, period, segment, metrics }: NumbersRequest,
): Promise<Columns> {
  const records = metrics.map(({ record }) => record);
  const date = toDateParameter(period);
  const found = await services.numerics(records, { idSite: String(site.idsite), period: period.type, date, segment });
  const [row] = found instanceof DataTable ? found.rows : [];
  return Object.fromEntries(metrics.map(({ name, record }) => [name, row?.number(record) ?? 0]));
}

/** 1 of a period that is over, or has not begun; of today at noon 0.5. */
export function elapsedShare({ first, last }: Period, timezone: string, now: number): number {
  const zone = openTimeZone(timezone);
  const from = zone.dayStart(first);
  const until = zone.dayStart(last + 1);
  return now <= from || now >= until ? 1 : round((now - from) / (until - from), 3);
}

/** What changed since: `visits_evolution`, 0.5 for half more, and its sign under `visits_evolution_trend`. */
export function toChanges(metrics: readonly SiteMetric[], { now, before, ratio }: Changing): Columns {
  const changes: Columns = {};
  for (const { name, evolution } of metrics) {
    const change = changeOf(Number(now[name] ?? 0), Number(before[name] ?? 0) * ratio);
    changes[evolution] = round(change, 3);
    changes[`${evolution}_trend`] = Math.sign(change);
  }
  return changes;
}

/** What a change is worked out from. */
export type Changing = Pick<SiteNumbers, 'now' | 'before' | 'ratio'>;

/** A row as Matomo answers it: numbers, changes, then the site and what the numbers were. */
export function toSiteRow(metrics: readonly SiteMetric[], numbers: SiteNumbers): Row {
  const { site, period, now, before, ratio } = numbers;
  const previous = metrics.map(({ name }) => [`previous_${name}`, Number(before[name] ?? 0)] as const);
  return new Row(
    { label: site.name, ...now, ...toChanges(metrics, numbers) },
    {
      idsite: site.idsite,
      group: site.group,
      main_url: site.main_url,
      currency: site.currency,
      ratio,
      previousRange: toDateParameter(previousPeriod(period)),
      ...Object.fromEntries(previous),
    },
  );
}
