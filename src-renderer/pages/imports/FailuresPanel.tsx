import { Table } from '@mantine/core';
import type { ImportDetails } from '@shared/ipc/ledger';
import { formatInteger } from '../../ui/formatNumber';
import { Panel } from '../../ui/Panel';
import { t } from '../../ui/t';
import { toVisibleText } from '../../ui/toVisibleText';
import classes from './Imports.module.css';

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
      {failures.length > 0 && (
        <ol className={classes.samples} aria-label={t('failures.samples')}>
          {failures.map(({ path, line, reason, text }) => (
            <li key={`${path} ${line}`}>
              <span className={classes.hint}>
                {t('failures.place', { path: toVisibleText(path), line: formatInteger(line), reason })}
              </span>
              <code className={classes.sample}>{toVisibleText(text) || t('table.emptyLabel')}</code>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
