import { Button, CloseButton, Group, Menu, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconColumns3, IconDownload, IconSearch } from '@tabler/icons-react';
import { useState, type PropsWithChildren } from 'react';
import { t } from '../ui/t';
import { useApiReader } from './ApiContext';
import { exportReport, type ExportFormat } from './exportReport';
import type { ReportMetadata, Selection } from './ReportMetadata';
import { GoalMenu } from './GoalMenu';
import type { ColumnChoice } from './useColumnChoice';
import type { GoalName } from './useGoals';
import { toViewParameters, type TableView } from './useReportRows';

interface Props {
  report: ReportMetadata;
  selection: Selection;
  view: TableView;
  withSearch: boolean;
  choice: ColumnChoice;
  goals: readonly GoalName[];
  onChange: (part: Partial<TableView>) => void;
}

/** Search above a table on the left; goals, columns and export on the right. Esc clears the search. */
export function TableToolbar({ report, selection, view, withSearch, choice, goals, onChange }: Props) {
  const [text, setText] = useState(view.pattern);
  const search = useDebouncedCallback((pattern: string) => onChange({ pattern }), 250);
  const change = (value: string) => {
    setText(value);
    search(value.trim());
  };
  return (
    <Group justify="space-between" mb="xs" gap="sm">
      {withSearch ? (
        <TextInput
          size="xs"
          w={240}
          aria-label={t('table.search', { name: report.name })}
          placeholder={t('table.searchPlaceholder')}
          leftSection={<IconSearch size={14} />}
          rightSection={
            text && <CloseButton size="xs" aria-label={t('table.clearSearch')} onClick={() => change('')} />
          }
          value={text}
          onChange={(event) => change(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && change('')}
        />
      ) : (
        <span />
      )}
      <Group gap={4}>
        {goals.length > 0 && (
          <GoalMenu
            name={report.name}
            goals={goals}
            view={view.goals}
            onChange={(chosen) => onChange({ goals: chosen })}
          />
        )}
        {choice.all.length > 1 && (
          <ColumnMenu choice={choice} name={report.name}>
            {selection.period !== 'day' && (
              <>
                <Menu.Divider />
                <Menu.CheckboxItem checked={view.isExact} onChange={(isExact) => onChange({ isExact })}>
                  {t('table.exactVisitors')}
                </Menu.CheckboxItem>
              </>
            )}
          </ColumnMenu>
        )}
        <ExportMenu report={report} selection={selection} view={view} />
      </Group>
    </Group>
  );
}

function ColumnMenu({ choice, name, children }: PropsWithChildren<{ choice: ColumnChoice; name: string }>) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconColumns3 size={15} />}
          aria-label={t('table.columnsOf', { name })}
        >
          {t('table.columns')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {choice.all.map((column) => (
          <Menu.CheckboxItem
            key={column.name}
            checked={choice.columns.includes(column)}
            onChange={() => choice.toggle(column.name)}
          >
            {column.title}
          </Menu.CheckboxItem>
        ))}
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}

function ExportMenu({ report, selection, view }: Pick<Props, 'report' | 'selection' | 'view'>) {
  const reader = useApiReader();
  const [failure, setFailure] = useState('');
  const save = (format: ExportFormat) => {
    setFailure('');
    const request = { format, parameters: toViewParameters(view) };
    exportReport(reader, report, selection, request).catch((error: Error) => setFailure(error.message));
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconDownload size={15} />}
          aria-label={t('export.ofReport', { name: report.name })}
        >
          {failure || t('export.button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => save('csv')}>{t('export.csv')}</Menu.Item>
        <Menu.Item onClick={() => save('json')}>{t('export.json')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
