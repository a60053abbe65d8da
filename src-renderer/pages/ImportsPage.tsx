import { Anchor, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import type { ImportSummary } from '@shared/ipc/ledger';
import { IconPlus } from '@tabler/icons-react';
import { Link } from 'wouter';
import { toPath } from '../app/route';
import { useCall } from '../app/useCall';
import { useRoute } from '../app/useRoute';
import { useSites } from '../app/useSites';
import { PanelState } from '../report/PanelState';
import { formatInteger } from '../ui/formatNumber';
import { formatDays, formatMoment } from '../ui/formatTime';
import { WideTable } from '../ui/WideTable';
import { Panel } from '../ui/Panel';
import { t } from '../ui/t';
import { toVisibleText } from '../ui/toVisibleText';
import classes from './imports/Imports.module.css';
import { ImportStateBadge } from './imports/ImportStateBadge';

/** The ledger: every import, newest first. */
export function ImportsPage() {
  const answer = useCall('import.list', {});
  const { go } = useRoute();
  const imports = answer.data ?? [];
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-end" wrap="nowrap">
        <div>
          <Title order={1}>{t('imports.title')}</Title>
          <Text size="sm" c="dimmed" mt={4} maw={640}>
            {t('imports.lead')}
          </Text>
        </div>
        <Button leftSection={<IconPlus size={16} />} onClick={() => go({ page: 'import' })} style={{ flex: 'none' }}>
          {t('shell.import')}
        </Button>
      </Group>
      <Panel title={t('imports.list')} isTitleHidden>
        <PanelState answer={answer} isEmpty={imports.length === 0} emptyText={t('imports.empty')}>
          <ImportTable imports={imports} />
        </PanelState>
      </Panel>
    </Stack>
  );
}

const columns = ['started', 'files', 'state', 'read', 'imported', 'days', 'sites'] as const;
const numbers: readonly string[] = ['read', 'imported'];

function ImportTable({ imports }: { imports: readonly ImportSummary[] }) {
  return (
    <WideTable label={t('imports.list')} minWidth={900} className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          {columns.map((column) => (
            <Table.Th key={column} data-number={numbers.includes(column) || undefined}>
              {t(`imports.column.${column}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {imports.map((entry) => (
          <ImportRow key={entry.idImport} entry={entry} />
        ))}
      </Table.Tbody>
    </WideTable>
  );
}

function ImportRow({ entry }: { entry: ImportSummary }) {
  const sites = useSites().data ?? [];
  const { firstDay, lastDay, missingLines } = entry;
  const names = entry.idSites.map((id) => sites.find(({ idsite }) => idsite === id)?.name ?? String(id));
  return (
    <Table.Tr data-undone={entry.state === 'undone' || undefined}>
      <Table.Td className={classes.time}>{formatMoment(entry.started)}</Table.Td>
      <Table.Td className={classes.files}>
        <Anchor component={Link} fz="inherit" href={toPath({ page: 'imports', idImport: entry.idImport })}>
          {toVisibleText(entry.title) || t('imports.noFile')}
        </Anchor>
      </Table.Td>
      <Table.Td>
        <ImportStateBadge state={entry.state} />
        {missingLines > 0 && (
          <Text size="xs" c="var(--mantine-color-error)" mt={2}>
            {t('imports.missing', { lines: formatInteger(missingLines) })}
          </Text>
        )}
      </Table.Td>
      <Table.Td data-number>{formatInteger(entry.counters.lines_read ?? 0)}</Table.Td>
      <Table.Td data-number>{formatInteger(entry.counters.imported ?? 0)}</Table.Td>
      <Table.Td className={classes.time}>{firstDay && lastDay ? formatDays(firstDay, lastDay) : '–'}</Table.Td>
      <Table.Td className={classes.sites}>{toVisibleText(shorten(names)) || '–'}</Table.Td>
    </Table.Tr>
  );
}

const NAMES_SHOWN = 2;

function shorten(names: readonly string[]): string {
  const rest = names.length - NAMES_SHOWN;
  const shown = names.slice(0, NAMES_SHOWN).join(', ');
  return rest > 0 ? t('imports.andMore', { names: shown, count: formatInteger(rest) }) : shown;
}
