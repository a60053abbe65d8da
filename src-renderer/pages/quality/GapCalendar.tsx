import { ActionIcon, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { formatInteger } from '../../ui/formatNumber';
import { formatDay } from '../../ui/formatTime';
import { t } from '../../ui/t';
import { ChartFigure } from '../../visualizations/ChartFigure';
import { DayHours } from './DayHours';
import { toMonths, toStretches, weekColumn, type CalendarDay, type CalendarMonth } from './months';
import classes from './Quality.module.css';

const MONTHS_SHOWN = 6;

/** The days of a log, each with its 24 hours as columns; hours that are missing are hatched. */
export function GapCalendar({ days }: { days: readonly CalendarDay[] }) {
  const months = useMemo(() => toMonths(days), [days]);
  const [back, setBack] = useState(0);
  const end = months.length - back * MONTHS_SHOWN;
  const shown = months.slice(Math.max(end - MONTHS_SHOWN, 0), end);
  const highest = useMemo(() => Math.max(1, ...days.map(({ hours }) => Math.max(...hours))), [days]);
  return (
    <>
      <ChartFigure
        label={t('quality.calendar')}
        headings={[t('chart.date'), t('quality.lines'), t('quality.missing')]}
        rows={shown.flatMap((month) => month.days).map(toRow)}
      >
        <div className={classes.months}>
          {shown.map((month) => (
            <Month key={month.key} month={month} highest={highest} />
          ))}
        </div>
      </ChartFigure>
      <Group justify="space-between" mt="md">
        <Legend />
        {months.length > MONTHS_SHOWN && (
          <Group gap={4}>
            <ActionIcon
              variant="default"
              aria-label={t('period.earlier')}
              disabled={end <= MONTHS_SHOWN}
              onClick={() => setBack(back + 1)}
            >
              <IconChevronLeft size={16} />
            </ActionIcon>
            <ActionIcon
              variant="default"
              aria-label={t('period.later')}
              disabled={back === 0}
              onClick={() => setBack(back - 1)}
            >
              <IconChevronRight size={16} />
            </ActionIcon>
          </Group>
        )}
      </Group>
    </>
  );
}

function Month({ month, highest }: { month: CalendarMonth; highest: number }) {
  return (
    <div>
      <Text size="sm" fw={560} mb={6}>
        {month.title}
      </Text>
      <div className={classes.month}>
        {month.days.map((day) => (
          <div
            key={day.day}
            className={classes.day}
            data-missing={day.missing.length > 0 || undefined}
            style={{ gridColumnStart: weekColumn(day.day) }}
            title={toRow(day).filter(Boolean).join(' · ')}
          >
            <span>{Number(day.day.slice(8))}</span>
            <DayHours day={day} highest={highest} />
          </div>
        ))}
      </div>
    </div>
  );
}

function Legend() {
  return (
    <div className={classes.legend} aria-hidden="true">
      <span data-kind="lines">{t('quality.legendLines')}</span>
      <span data-kind="missing">{t('quality.legendMissing')}</span>
    </div>
  );
}

function toRow({ day, hours, missing }: CalendarDay): string[] {
  const lines = hours.reduce((sum, count) => sum + count, 0);
  const absent = missing.length > 0 ? t('quality.noLine', { hours: toStretches(missing) }) : '';
  return [formatDay(day), t('import.lines', { lines: formatInteger(lines) }), absent];
}
