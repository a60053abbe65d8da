import { Group, Modal, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { t } from '../ui/t';
import { toVisibleText } from '../ui/toVisibleText';
import { EvolutionChart } from '../visualizations/EvolutionChart';
import type { EvolutionPoint } from './evolution';
import { formatMetric, metricTypeOf } from './formatMetric';
import { PanelState } from './PanelState';
import { columnTitles, type ReportMetadata, type Selection } from './ReportMetadata';
import { useRowEvolution } from './useRowEvolution';

interface Props {
  report: ReportMetadata;
  selection: Selection;
  /** Labels from the first level down to the row; null while closed. */
  path: readonly string[] | null;
  onClose: () => void;
}

/** One row of a table over time, in front of the time before. */
export function RowEvolutionDialog({ path, onClose, ...rest }: Props) {
  return (
    <Modal
      opened={path !== null}
      onClose={onClose}
      size="xl"
      title={path?.map(toVisibleText).join(' › ')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {path && <RowEvolution path={path} {...rest} />}
    </Modal>
  );
}

function RowEvolution({ report, selection, path }: Omit<Props, 'onClose'> & { path: readonly string[] }) {
  const titles = columnTitles(report);
  const [chosen, setChosen] = useState(report.defaultSortColumn || 'nb_visits');
  const { points, metrics, answer } = useRowEvolution(report, selection, { path, metric: chosen });
  const type = metricTypeOf(chosen, report.metricTypes);
  const format = (value: number) => formatMetric(value, type, report.currency);
  const title = titles[chosen] ?? chosen;
  return (
    <PanelState answer={answer} height={330}>
      <Group justify="space-between" mb="md" gap="sm">
        <NativeSelect
          size="xs"
          w={240}
          aria-label={t('rowEvolution.metric')}
          data={metrics.map((name) => ({ value: name, label: titles[name] ?? name }))}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        <Text size="sm" c="dimmed">
          {toRange(points, format)}
        </Text>
      </Group>
      <EvolutionChart points={points} metric={title} format={format} />
    </PanelState>
  );
}

function toRange(points: readonly EvolutionPoint[], format: (value: number) => string): string {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length === 0) return '';
  return t('rowEvolution.range', { min: format(Math.min(...values)), max: format(Math.max(...values)) });
}
