import { Button, Table } from '@mantine/core';
import type { ImportDetails } from '@shared/ipc/ledger';
import { useState } from 'react';
import { splitPath } from '../../ui/filePath';
import { formatInteger } from '../../ui/formatNumber';
import { Panel } from '../../ui/Panel';
import { t } from '../../ui/t';
import { toVisibleText } from '../../ui/toVisibleText';
import classes from './Imports.module.css';

const SAMPLES_SHOWN = 6;

/** Lines that were not understood: how many for which reason, and the first of them to look at. */
export function FailuresPanel({ details }: { details: ImportDetails }) {
  const { failedBy, failures } = details;
  if (failedBy.length === 0) return null;
  return (
    <Panel title={t('failures.title')}>
      <Table className={classes.table} w="auto" maw="100%">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('failures.reason')}</Table.Th>
            <Table.Th data-number>{t('failures.lines')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {failedBy.map(({ reason, lines }) => (
            <Table.Tr key={reason}>
              <Table.Td>{toVisibleText(reason)}</Table.Td>
              <Table.Td data-number>{formatInteger(lines)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Samples failures={failures} />
    </Panel>
  );
}

function Samples({ failures }: { failures: ImportDetails['failures'] }) {
  const [isAll, setIsAll] = useState(false);
  const shown = isAll ? failures : failures.slice(0, SAMPLES_SHOWN);
  return (
    <>
      <ol className={classes.samples} aria-label={t('failures.samples')}>
        {shown.map(({ path, line, reason, text }) => (
          <li key={`${path} ${line}`}>
            <span className={classes.hint}>
              {t('failures.place', {
                path: toVisibleText(splitPath(path).name),
                line: formatInteger(line),
                reason: toVisibleText(reason),
              })}
            </span>
            <code className={classes.sample}>{toVisibleText(text) || t('table.emptyLabel')}</code>
          </li>
        ))}
      </ol>
      {shown.length < failures.length && (
        <Button variant="default" size="compact-sm" mt="md" onClick={() => setIsAll(true)}>
          {t('failures.more', { count: formatInteger(failures.length - shown.length) })}
        </Button>
      )}
    </>
  );
}
