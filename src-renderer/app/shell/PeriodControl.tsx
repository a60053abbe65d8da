import { ActionIcon, Button, Group, NativeSelect, Popover, SegmentedControl, Tooltip } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconCalendar, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { periodTypes, type PeriodType } from '@shared/period/Period';
import type { Selection } from '../../report/ReportMetadata';
import { changePeriodType, formatPeriod, stepSelection, toPeriod } from '../../report/selectionPeriod';
import { t } from '../../ui/t';
import { PeriodPicker } from './PeriodPicker';

interface Props {
  selection: Selection;
  onSelect: (selection: Selection) => void;
}

/** The time that reports are about: its kind, the date, and steps to the one before and after. */
export function PeriodControl({ selection, onSelect }: Props) {
  const [isOpen, popover] = useDisclosure(false);
  const isWide = useMediaQuery('(min-width: 75em)');
  const types = periodTypes.map((value) => ({ value, label: t(`period.${value}`) }));
  const changeType = (type: string) => {
    onSelect(changePeriodType(selection, type as PeriodType));
    if (type === 'range') popover.open();
  };
  const text = formatPeriod(toPeriod(selection));
  return (
    <Group gap="xs">
      <SegmentedControl
        visibleFrom="xl"
        size="sm"
        aria-label={t('period.type')}
        data={types}
        value={selection.period}
        onChange={changeType}
      />
      <NativeSelect
        hiddenFrom="xl"
        w={94}
        aria-label={t('period.type')}
        data={types}
        value={selection.period}
        onChange={(event) => changeType(event.currentTarget.value)}
      />
      <Group gap={4} wrap="nowrap">
        <StepButton label={t('period.previous')} count={-1} {...{ selection, onSelect }} />
        <Popover opened={isOpen} onChange={popover.set} position="bottom-start" trapFocus withRoles>
          <Popover.Target>
            <Button
              variant="default"
              fw={560}
              aria-label={t('period.choose', { period: text })}
              leftSection={isWide && <IconCalendar size={16} stroke={1.7} />}
              onClick={popover.toggle}
            >
              {text}
            </Button>
          </Popover.Target>
          <Popover.Dropdown aria-label={t('period.calendar')}>
            <PeriodPicker selection={selection} onSelect={(next) => (onSelect(next), popover.close())} />
          </Popover.Dropdown>
        </Popover>
        <StepButton label={t('period.next')} count={1} {...{ selection, onSelect }} />
      </Group>
    </Group>
  );
}

function StepButton({ label, count, selection, onSelect }: Props & { label: string; count: 1 | -1 }) {
  const Icon = count < 0 ? IconChevronLeft : IconChevronRight;
  return (
    <Tooltip label={`${label}  ${count < 0 ? '[' : ']'}`}>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={label}
        onClick={() => onSelect(stepSelection(selection, count))}
      >
        <Icon size={17} />
      </ActionIcon>
    </Tooltip>
  );
}
