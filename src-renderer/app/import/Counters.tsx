import { lineCounterNames, type ImportCounters } from '@shared/ipc/importCounters';
import { Text } from '@mantine/core';
import { formatInteger } from '../../ui/formatNumber';
import { t } from '../../ui/t';
import classes from './ImportCorner.module.css';

/** What became of the lines, as a sum that one can check. */
export function Counters({ counters }: { counters: Partial<ImportCounters> }) {
  const parts = lineCounterNames.filter((name) => name === 'imported' || (counters[name] ?? 0) > 0);
  return (
    <>
      <dl className={classes.counters}>
        {parts.map((name) => (
          <div key={name}>
            <dt>{t(`counter.${name}`)}</dt>
            <dd>{formatInteger(counters[name] ?? 0)}</dd>
          </div>
        ))}
        <div className={classes.sum}>
          <dt>{t('counter.lines_read')}</dt>
          <dd>{formatInteger(counters.lines_read ?? 0)}</dd>
        </div>
      </dl>
      <Text size="xs" c="dimmed">
        {t('import.visits', {
          visits: formatInteger(counters.visits ?? 0),
          downloads: formatInteger(counters.downloads ?? 0),
        })}
      </Text>
    </>
  );
}
