import type { QualityReport } from '@shared/quality/QualityReport';
import { formatInteger, formatPercent } from '../../ui/formatNumber';
import { Panel } from '../../ui/Panel';
import { t } from '../../ui/t';
import { toVisibleText } from '../../ui/toVisibleText';
import { CounterBar } from '../imports/CounterBar';
import classes from './Quality.module.css';

/** The numbers behind the findings. */
export function QualityFacts({ report }: { report: QualityReport }) {
  const { clock, zones, topAddress, reasons } = report;
  const facts: [name: string, value: string][] = [
    [t('quality.zones'), zones.map(toZoneText).join(', ')],
    [t('quality.jumps'), formatInteger(clock.jumps)],
    [t('quality.future'), formatInteger(clock.future)],
    [t('quality.outOfOrder'), clock.lines > 0 ? formatPercent(clock.outOfOrder / clock.lines) : '–'],
    [t('quality.topAddress'), topAddress ? toAddressText(topAddress) : '–'],
    ...reasons.map(({ reason, lines }): [string, string] => [
      t('quality.reason', { reason: toVisibleText(reason) }),
      formatInteger(lines),
    ]),
  ];
  return (
    <div className={classes.pair}>
      <Panel title={t('imports.counters')} description={t('quality.countersLead')}>
        <CounterBar counters={report.counters} withVisits={false} />
      </Panel>
      <Panel title={t('quality.clocks')}>
        <dl className={classes.facts}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Panel>
    </div>
  );
}

function toZoneText({ zone, lines }: QualityReport['zones'][number]): string {
  return t('quality.zoneLines', { zone: zone === '' ? t('quality.noZone') : zone, lines: formatInteger(lines) });
}

function toAddressText({ address, lines, of }: NonNullable<QualityReport['topAddress']>): string {
  return `${toVisibleText(address)}: ${formatPercent(lines / of)}`;
}
