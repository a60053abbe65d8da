import { Table, Text } from '@mantine/core';
import type { ArchiveStatus, SiteArchiving } from '@shared/ipc/archiving';
import { formatInteger } from '../../ui/formatNumber';
import { formatDays, formatMoment } from '../../ui/formatTime';
import { t } from '../../ui/t';
import { toVisibleText } from '../../ui/toVisibleText';
import { WideTable } from '../../ui/WideTable';

const columns = ['site', 'days', 'archived', 'due'] as const;

/** The last run, and what is covered and due of each site. */
export function ArchivingTable({ status: { lastRun, sites, afterImport, onRequest } }: { status: ArchiveStatus }) {
  const isWhole = lastRun?.state === 'done' || lastRun?.state === 'running';
  const notes = [
    ...(lastRun ? [t(isWhole ? 'archiving.run' : 'archiving.runCut', { time: formatMoment(lastRun.started) })] : []),
    ...(afterImport ? [] : [t('archiving.offAfterImport')]),
    ...(onRequest ? [] : [t('archiving.offOnRequest')]),
  ];
  return (
    <>
      {notes.map((note) => (
        <Text key={note} size="sm" mb="xs">
          {note}
        </Text>
      ))}
      <WideTable label={t('archiving.title')} minWidth={560}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column}>{t(`archiving.column.${column}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sites.map((site) => (
            <Table.Tr key={site.idSite}>
              <Table.Td>{toVisibleText(site.name)}</Table.Td>
              <Table.Td>{formatDays(site.firstDay, site.lastDay)}</Table.Td>
              <Table.Td>{site.archived === null ? t('archiving.never') : formatMoment(site.archived)}</Table.Td>
              <Table.Td>{toDueText(site)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
    </>
  );
}

function toDueText({ dueDays, segments, dueSegments }: SiteArchiving): string {
  const parts = [
    ...(dueDays > 0 ? [t('archiving.days', { count: formatInteger(dueDays) })] : []),
    ...(dueSegments > 0 ? [t('archiving.segments', { due: dueSegments, count: segments })] : []),
  ];
  return parts.join(', ') || t('archiving.nothingDue');
}
