import { Table, Text } from '@mantine/core';
import { toSentence } from '@shared/errors';
import type { ImportDetails, ImportFile } from '@shared/ipc/ledger';
import { splitPath } from '../../ui/filePath';
import { formatBytes, formatInteger } from '../../ui/formatNumber';
import { formatDays, toUtcDay } from '../../ui/formatTime';
import { WideTable } from '../../ui/WideTable';
import { Panel } from '../../ui/Panel';
import { t } from '../../ui/t';
import { toVisibleText } from '../../ui/toVisibleText';
import classes from './Imports.module.css';

const columns = ['path', 'format', 'days', 'size', 'read', 'imported', 'duplicates', 'failed'] as const;
const numbers: readonly string[] = ['size', 'read', 'imported', 'duplicates', 'failed'];

/** The files that an import read. */
export function FilesPanel({ details }: { details: ImportDetails }) {
  const { fileList, files } = details;
  const hidden = files - fileList.length;
  return (
    <Panel title={t('files.title', { count: formatInteger(files) })}>
      <WideTable label={t('files.title', { count: formatInteger(files) })} minWidth={820} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column} data-number={numbers.includes(column) || undefined}>
                {t(`files.column.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {fileList.map((file) => (
            <FileRow key={file.idFile} file={file} />
          ))}
        </Table.Tbody>
      </WideTable>
      {hidden > 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('files.more', { count: formatInteger(hidden) })}
        </Text>
      )}
    </Panel>
  );
}

function FileRow({ file }: { file: ImportFile }) {
  const { firstTime, lastTime, error, source } = file;
  const { name, folder } = splitPath(file.path);
  const hasTime = firstTime !== null && lastTime !== null;
  return (
    <Table.Tr>
      <Table.Td className={classes.files}>
        {toVisibleText(name)}
        {folder !== '' && <div className={classes.hint}>{toVisibleText(folder)}</div>}
        {source !== '' && <div className={classes.hint}>{t('files.source', { source: toVisibleText(source) })}</div>}
        {error && (
          <Text size="xs" c="var(--mantine-color-error)">
            {toVisibleText(toSentence(error.code, error.params))}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{file.format || '–'}</Table.Td>
      <Table.Td className={classes.time}>
        {hasTime ? formatDays(toUtcDay(firstTime), toUtcDay(lastTime)) : '–'}
      </Table.Td>
      <Table.Td data-number>{file.bytes > 0 ? formatBytes(file.bytes) : '–'}</Table.Td>
      {(['lines_read', 'imported', 'duplicates', 'failed'] as const).map((name) => (
        <Table.Td key={name} data-number>
          {formatInteger(file.counters[name] ?? 0)}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}
