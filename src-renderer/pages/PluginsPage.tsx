import { Alert, Code, Stack, Switch, Table, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useCall } from '../app/useCall';
import { useAnswer } from '../report/ApiContext';
import { PanelState } from '../report/PanelState';
import { Panel } from '../ui/Panel';
import { t } from '../ui/t';
import { toVisibleText } from '../ui/toVisibleText';
import { WideTable } from '../ui/WideTable';
import { ActivateDialog } from './plugins/ActivateDialog';
import type { PluginEntry } from './plugins/PluginEntry';
import { usePluginSwitch } from './plugins/usePluginSwitch';

/** All plugins with their state; those of one's own can be switched on and off. */
export function PluginsPage() {
  const answer = useAnswer<PluginEntry[]>({ method: 'CorePluginsAdmin.getPlugins' });
  const folder = useCall('app.info', {}).data?.pluginFolder;
  const { activate, deactivate, isBusy, error } = usePluginSwitch();
  const [asked, setAsked] = useState<PluginEntry | null>(null);
  const plugins = Array.isArray(answer.data) ? answer.data : [];
  const own = plugins.filter(({ isCore }) => !isCore);
  const flip = (plugin: PluginEntry) => (plugin.state === 'active' ? void deactivate(plugin.name) : setAsked(plugin));
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('plugins.title')}</Title>
        <Text size="sm" c="dimmed" mt={4} maw={640}>
          {t('plugins.lead')}
        </Text>
      </div>
      {error && (
        <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
          {error}
        </Alert>
      )}
      <Panel title={t('plugins.own')}>
        <Stack gap="sm">
          {folder && (
            <Text size="sm">
              {t('plugins.folder')} <Code>{folder}</Code>
            </Text>
          )}
          <PanelState answer={answer} isEmpty={own.length === 0} emptyText={t('plugins.none')}>
            <PluginTable label={t('plugins.own')} plugins={own} isBusy={isBusy} onFlip={flip} />
          </PanelState>
        </Stack>
      </Panel>
      <Panel title={t('plugins.core')}>
        <PanelState answer={answer} isEmpty={plugins.length === 0} emptyText="">
          <PluginTable label={t('plugins.core')} plugins={plugins.filter(({ isCore }) => isCore)} />
        </PanelState>
      </Panel>
      {asked && (
        <ActivateDialog
          plugin={asked}
          onClose={() => setAsked(null)}
          onConfirm={() => {
            setAsked(null);
            void activate(asked.name);
          }}
        />
      )}
    </Stack>
  );
}

interface TableProps {
  label: string;
  plugins: readonly PluginEntry[];
  isBusy?: boolean;
  /** Left out where nothing can be switched. */
  onFlip?: (plugin: PluginEntry) => void;
}

function PluginTable({ label, plugins, isBusy = false, onFlip }: TableProps) {
  return (
    <WideTable label={label} minWidth={560}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('plugins.column.name')}</Table.Th>
          <Table.Th>{t('plugins.column.version')}</Table.Th>
          <Table.Th>{t('plugins.column.description')}</Table.Th>
          {onFlip && <Table.Th>{t('plugins.column.state')}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {plugins.map((plugin) => (
          <PluginRow key={plugin.name} plugin={plugin} isBusy={isBusy} onFlip={onFlip} />
        ))}
      </Table.Tbody>
    </WideTable>
  );
}

type RowProps = Required<Pick<TableProps, 'isBusy'>> & {
  plugin: PluginEntry;
  onFlip: TableProps['onFlip'];
};

function PluginRow({ plugin, isBusy, onFlip }: RowProps) {
  const { name, version, description, state, reason } = plugin;
  return (
    <Table.Tr>
      <Table.Td fw={560}>{name}</Table.Td>
      <Table.Td>{version}</Table.Td>
      <Table.Td>
        {toVisibleText(description)}
        {reason && (
          <Text size="sm" c="var(--mantine-color-error)" mt={2}>
            {t('plugins.because', { reason: toVisibleText(reason) })}
          </Text>
        )}
      </Table.Td>
      {onFlip && (
        <Table.Td>
          <Switch
            checked={state === 'active'}
            disabled={isBusy}
            aria-label={t('plugins.switch', { name })}
            label={t(`plugins.state.${state}`)}
            onChange={() => onFlip(plugin)}
          />
        </Table.Td>
      )}
    </Table.Tr>
  );
}
