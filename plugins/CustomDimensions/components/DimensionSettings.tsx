import { Badge, Button, Code, Table, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useAnswer } from '@renderer/report/ApiContext';
import { PanelState } from '@renderer/report/PanelState';
import type { ViewProps } from '@renderer/report/views';
import { Panel } from '@renderer/ui/Panel';
import { WideTable } from '@renderer/ui/WideTable';
import { useState } from 'react';
import type { Dimension, Source } from './answers';
import { DimensionForm } from './DimensionForm';
import { t } from './texts';

/** The site's own dimensions: what they are read from, and a form to add or change one. */
export function DimensionSettings({ selection }: ViewProps) {
  const idSite = String(selection.idSite);
  const answer = useAnswer<Dimension[]>({ method: 'CustomDimensions.getConfiguredCustomDimensions', idSite });
  const sources = useAnswer<Source[]>({ method: 'CustomDimensions.getAvailableExtractionDimensions' });
  const [edited, setEdited] = useState<Dimension | 'new' | null>(null);
  const dimensions = Array.isArray(answer.data) ? answer.data : [];
  const known = Array.isArray(sources.data) ? sources.data : [];
  return (
    <Panel title={t('title')} description={t('lead')} isTitleHidden>
      <PanelState answer={answer}>
        {dimensions.length > 0 && <DimensionTable dimensions={dimensions} sources={known} onEdit={setEdited} />}
        {edited === null ? (
          <Button mt="md" variant="default" leftSection={<IconPlus size={15} />} onClick={() => setEdited('new')}>
            {t('add')}
          </Button>
        ) : (
          <DimensionForm
            key={edited === 'new' ? 'new' : edited.idcustomdimension}
            idSite={idSite}
            dimension={edited === 'new' ? null : edited}
            sources={known}
            onDone={() => setEdited(null)}
          />
        )}
      </PanelState>
    </Panel>
  );
}

interface TableProps {
  dimensions: readonly Dimension[];
  sources: readonly Source[];
  onEdit: (dimension: Dimension) => void;
}

function DimensionTable({ dimensions, sources, onEdit }: TableProps) {
  const nameOf = (source: string): string => sources.find(({ value }) => value === source)?.name ?? source;
  return (
    <WideTable label={t('title')} minWidth={560}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('name')}</Table.Th>
          <Table.Th>{t('scope')}</Table.Th>
          <Table.Th>{t('source')}</Table.Th>
          <Table.Th>{t('inRequests')}</Table.Th>
          <Table.Th aria-label={t('edit')} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {dimensions.map((dimension) => (
          <Table.Tr key={dimension.idcustomdimension}>
            <Table.Td>
              {dimension.name}{' '}
              {!dimension.active && (
                <Badge variant="default" size="sm">
                  {t('off')}
                </Badge>
              )}
            </Table.Td>
            <Table.Td>{t(dimension.scope)}</Table.Td>
            <Table.Td>
              {dimension.extractions.map(({ dimension: source, pattern }, i) => (
                <Text key={i} size="sm">
                  {nameOf(source)} {pattern !== '' && <Code>{pattern}</Code>}
                </Text>
              ))}
              {dimension.extractions.length === 0 && t('onlyRequests')}
            </Table.Td>
            <Table.Td>
              <Code>{`dimension${dimension.idcustomdimension}`}</Code>
            </Table.Td>
            <Table.Td ta="right">
              <Button size="compact-sm" variant="default" onClick={() => onEdit(dimension)}>
                {t('edit')}
              </Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
}
