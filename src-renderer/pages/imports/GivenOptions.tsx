import { importOptionDeclarations } from '@shared/import/importOptions';
import { formatMoment } from '../../ui/formatTime';
import { Panel } from '../../ui/Panel';
import { t } from '../../ui/t';
import { toVisibleText } from '../../ui/toVisibleText';
import classes from './Imports.module.css';

/** The options that an import was given, as the command line would write them. */
export function GivenOptions({ options }: { options: Readonly<Record<string, unknown>> }) {
  const given = importOptionDeclarations.filter(({ name }) => options[name] !== undefined);
  if (given.length === 0) return null;
  return (
    <Panel title={t('options.given')}>
      <dl className={classes.options}>
        {given.map(({ name, flag, kind, help }) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>
              {flag}
              {kind !== 'flag' && ` ${toVisibleText(toValueText(options[name], kind))}`}
            </dt>
            <dd>{help}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function toValueText(value: unknown, kind: string): string {
  if (Array.isArray(value)) return value.join(', ');
  return kind === 'time' && typeof value === 'number' ? formatMoment(value) : String(value);
}
