import { ActionIcon, Autocomplete, Select } from '@mantine/core';
import type { SegmentOperator } from '@shared/segment/Segment';
import { IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { t } from '../ui/t';
import { operatorsOf, type DraftCondition } from './draft';
import classes from './Segment.module.css';
import { useSuggestedValues, type SegmentMetadata } from './segmentAnswers';

interface Props {
  condition: DraftCondition;
  idSite: number;
  segments: readonly SegmentMetadata[];
  onChange: (condition: DraftCondition) => void;
  onRemove: () => void;
}

/** One condition: what is compared, how, and with which value. */
export function ConditionRow({ condition, idSite, segments, onChange, onRemove }: Props) {
  const { name, operator, value } = condition;
  const groups = useMemo(() => toGroups(segments), [segments]);
  const known = segments.find(({ segment }) => segment.toLowerCase() === name.toLowerCase());
  const suggested = useSuggestedValues(known?.segment ?? '', idSite);
  const operators = operatorsOf(known?.hasOrder ?? true);
  const changeName = (next: string | null) => {
    const hasOperator = operatorsOf(segments.find(({ segment }) => segment === next)?.hasOrder ?? true).some(
      ([possible]) => possible === operator,
    );
    onChange({ ...condition, name: next ?? '', operator: hasOperator ? operator : '==', value: '' });
  };
  return (
    <div className={classes.condition}>
      <Select
        aria-label={t('segment.dimension')}
        placeholder={t('segment.choose')}
        data={groups}
        value={known?.segment ?? null}
        onChange={changeName}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t('palette.nothing')}
        maxDropdownHeight={320}
      />
      <Select
        aria-label={t('segment.operator')}
        data={operators.map(([symbol, key]) => ({ value: symbol, label: t(key) }))}
        value={operator}
        onChange={(next) => next && onChange({ ...condition, operator: next as SegmentOperator })}
        allowDeselect={false}
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      />
      <Autocomplete
        aria-label={t('segment.value')}
        placeholder={known?.acceptedValues ?? t('segment.value')}
        data={suggested}
        value={value}
        onChange={(next) => onChange({ ...condition, value: next })}
        limit={30}
        maxDropdownHeight={260}
      />
      <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('segment.removeCondition')} onClick={onRemove}>
        <IconX size={17} />
      </ActionIcon>
    </div>
  );
}

/** By category, in the order of their declaration. */
function toGroups(segments: readonly SegmentMetadata[]) {
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const { category, name, segment } of segments) {
    groups.set(category, [...(groups.get(category) ?? []), { value: segment, label: name }]);
  }
  return [...groups].map(([group, items]) => ({ group, items }));
}
