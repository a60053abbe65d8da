import { Table, Text } from '@mantine/core';
import type { PreviewFile } from '@shared/ipc/preview';
import { formatInteger } from '../../ui/formatNumber';
import { t } from '../../ui/t';
import { WideTable } from '../../ui/WideTable';
import { toVisibleText } from '../../ui/toVisibleText';
import classes from './Import.module.css';

/** The first lines, field by field, and the first that are not understood. */
export function PreviewRows({ log: { rows, failures } }: { log: PreviewFile }) {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return (
    <>
      <WideTable label={t('prepare.fields')} minWidth={400} className={classes.rows}>
        <Table.Tbody>
          {fields.map((field) => (
            <Table.Tr key={field}>
              <Table.Th scope="row">{field}</Table.Th>
              {rows.map((row, index) => (
                <Table.Td key={index} title={toVisibleText(row[field] ?? '')}>
                  {toVisibleText(row[field] ?? '')}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
      {failures.length > 0 && (
        <div className={classes.failures}>
          <Text size="sm" fw={560}>
            {t('prepare.failures')}
          </Text>
          {failures.map(({ line, reason, text }) => (
            <div key={line}>
              <Text size="xs" c="dimmed">
                {t('prepare.failure', { line: formatInteger(line), reason: toVisibleText(reason) })}
              </Text>
              <code>{toVisibleText(text)}</code>
            </div>
          ))}
        </div>
      )}
    </>
  );
}
