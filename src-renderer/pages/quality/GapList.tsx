import { Table, Text } from '@mantine/core';
import type { QualityReport } from '@shared/quality/QualityReport';
import { formatInteger } from '../../ui/formatNumber';
import { formatDay } from '../../ui/formatTime';
import { t } from '../../ui/t';
import classes from './Quality.module.css';

const GAPS_SHOWN = 20;

/** The gaps of the calendar, those that miss the most first. */
export function GapList({ gaps }: { gaps: QualityReport['gaps'] }) {
  if (gaps.length === 0) return null;
  const hidden = gaps.length - GAPS_SHOWN;
  return (
    <>
      <Table className={classes.gaps} mt="lg">
        <Table.Caption style={{ captionSide: 'top', textAlign: 'left' }}>{t('quality.gaps')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('quality.from')}</Table.Th>
            <Table.Th>{t('quality.until')}</Table.Th>
            <Table.Th data-number>{t('quality.hours')}</Table.Th>
            <Table.Th data-number>{t('quality.expected')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {gaps.slice(0, GAPS_SHOWN).map((gap) => (
            <Table.Tr key={gap.from}>
              <Table.Td>{toText(gap.from)}</Table.Td>
              <Table.Td>{toText(gap.until)}</Table.Td>
              <Table.Td data-number>{formatInteger(gap.hours)}</Table.Td>
              <Table.Td data-number>{formatInteger(gap.expected)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {hidden > 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('quality.moreGaps', { count: formatInteger(hidden) })}
        </Text>
      )}
    </>
  );
}

/** `2026-03-05 14:00` → 5 Mar 2026, 14:00. */
function toText(time: string): string {
  return `${formatDay(time.slice(0, 10))}, ${time.slice(11)}`;
}
