import { Anchor, Text } from '@mantine/core';
import type { DuplicatesOf, ImportDetails, ImportName } from '@shared/ipc/ledger';
import { Link } from 'wouter';
import { toPath } from '../../app/route';
import { splitPath } from '../../ui/filePath';
import { formatInteger } from '../../ui/formatNumber';
import { formatMoment } from '../../ui/formatTime';
import { Panel } from '../../ui/Panel';
import { t } from '../../ui/t';
import { toVisibleText } from '../../ui/toVisibleText';
import classes from './Imports.module.css';

/** Whose lines an import shares, in both directions. */
export function DuplicatesPanel({ details }: { details: ImportDetails }) {
  const { duplicatesOf, heldBack } = details;
  return (
    <>
      {duplicatesOf.length > 0 && (
        <Panel title={t('duplicates.title')} description={t('duplicates.lead')}>
          <ImportLines entries={duplicatesOf} />
        </Panel>
      )}
      {heldBack.length > 0 && (
        <Panel title={t('heldBack.title')} description={t('heldBack.lead')}>
          <ImportLines entries={heldBack} />
        </Panel>
      )}
    </>
  );
}

function ImportLines({ entries }: { entries: readonly (DuplicatesOf & { path?: string; isReadable?: boolean })[] }) {
  return (
    <ul className={classes.samples} style={{ margin: 0 }}>
      {entries.map((entry) => (
        <li key={`${entry.idImport} ${entry.path ?? ''}`}>
          <ImportLink entry={entry} />
          <Text size="sm" c="dimmed">
            {t('duplicates.lines', { lines: formatInteger(entry.lines), time: formatMoment(entry.started) })}
            {entry.isReadable === false &&
              ` ${t('heldBack.unreadable', { path: toVisibleText(splitPath(entry.path ?? '').name) })}`}
          </Text>
        </li>
      ))}
    </ul>
  );
}

/** Databases of earlier versions don't know whose lines they were. */
function ImportLink({ entry }: { entry: ImportName }) {
  if (entry.idImport === 0) return <span>{t('duplicates.unknown')}</span>;
  return (
    <Anchor component={Link} href={toPath({ page: 'imports', idImport: entry.idImport })} size="sm">
      {toVisibleText(entry.title)}
    </Anchor>
  );
}
