import { Table } from '@mantine/core';
import type { DataSizes } from '@shared/ipc/data';
import { formatBytes, formatInteger, formatPercent } from '../../ui/formatNumber';
import { t } from '../../ui/t';
import { WideTable } from '../../ui/WideTable';

/** What the bytes of the file are used for. */
export function FileSizes({ sizes }: { sizes: DataSizes }) {
  const { file, facts, derived, archives, archiveCount, free } = sizes;
  const parts: [name: string, bytes: number][] = [
    [t('data.facts'), facts],
    [t('data.derived'), derived],
    [t('data.archives', { count: formatInteger(archiveCount) }), archives],
    [t('data.free'), free],
    [t('data.file'), file],
  ];
  return (
    <WideTable label={t('data.sizes')} minWidth={320}>
      <Table.Tbody>
        {parts.map(([name, bytes]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" fw={400}>
              {name}
            </Table.Th>
            <Table.Td ta="right">{formatBytes(bytes)}</Table.Td>
            <Table.Td ta="right">{file > 0 ? formatPercent(bytes / file) : '–'}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
}
