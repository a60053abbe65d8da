import { lineCounterNames, type ImportCounters } from '@shared/ipc/importCounters';
import { formatInteger, formatPercent } from '../../ui/formatNumber';
import { t } from '../../ui/t';
import classes from './CounterBar.module.css';

interface Props {
  counters: Partial<ImportCounters>;
  /** Only whole imports know how many visits they made. */
  withVisits?: boolean;
}

/** What became of the lines: a bar, and the same as a sum that one can check. */
export function CounterBar({ counters, withVisits = true }: Props) {
  const read = counters.lines_read ?? 0;
  const shown = lineCounterNames.filter((name) => name === 'imported' || (counters[name] ?? 0) > 0);
  const share = (lines: number) => (read > 0 ? lines / read : 0);
  return (
    <>
      <div className={classes.bar} aria-hidden="true">
        {shown.map((name) => (
          <span key={name} data-part={name} style={{ flexGrow: counters[name] ?? 0 }} />
        ))}
      </div>
      <table className={classes.sum}>
        <caption>{t('imports.counters')}</caption>
        <tbody>
          {shown.map((name) => (
            <tr key={name}>
              <th scope="row">
                <span className={classes.swatch} data-part={name} aria-hidden="true" />
                {t(`counter.${name}`)}
              </th>
              <td>{formatInteger(counters[name] ?? 0)}</td>
              <td className={classes.share}>{formatPercent(share(counters[name] ?? 0))}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('counter.lines_read')}</th>
            <td>{formatInteger(read)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
      {withVisits && (
        <p className={classes.note}>
          {t('import.visits', {
            visits: formatInteger(counters.visits ?? 0),
            downloads: formatInteger(counters.downloads ?? 0),
          })}
        </p>
      )}
    </>
  );
}
