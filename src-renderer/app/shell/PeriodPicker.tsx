import { DatePicker, MonthPicker, YearPicker } from '@mantine/dates';
import { parseDay, toDateParameter, toDateText, type Period } from '@shared/period/Period';
import { periodAt } from '@shared/period/periodAt';
import { useState } from 'react';
import type { Selection } from '../../report/ReportMetadata';
import { toPeriod } from '../../report/selectionPeriod';
import { t } from '../../ui/t';

interface Props {
  selection: Selection;
  onSelect: (selection: Selection) => void;
}

/** A calendar in the grain of the period: days, whole weeks, months, years, or two ends of a range. */
export function PeriodPicker({ selection, onSelect }: Props) {
  const period = toPeriod(selection);
  const first = toDateText(period.first);
  const choose = (date: string | null) => {
    const day = date === null ? null : parseDay(date);
    if (day !== null) onSelect({ ...selection, date: toDateParameter(periodAt(selection.period, day)) });
  };
  const shared = { ...calendarParts(), value: first, defaultDate: first, onChange: choose };
  if (selection.period === 'month') return <MonthPicker {...shared} />;
  if (selection.period === 'year') return <YearPicker {...shared} />;
  if (selection.period === 'week') return <DatePicker {...shared} getDayProps={(date) => markWeek(date, period)} />;
  if (selection.period === 'range') return <RangePicker selection={selection} period={period} onSelect={onSelect} />;
  return <DatePicker {...shared} />;
}

/** Names for the calendar's buttons; days of other months are left out, they cannot be told by grey alone. */
function calendarParts() {
  const earlier = t('period.earlier');
  const later = t('period.later');
  return {
    ariaLabels: {
      previousMonth: earlier,
      nextMonth: later,
      previousYear: earlier,
      nextYear: later,
      previousDecade: earlier,
      nextDecade: later,
    },
    hideOutsideDates: true,
  };
}

function markWeek(date: string, week: Period) {
  const day = parseDay(date);
  if (day === null || day < week.first || day > week.last) return {};
  return { inRange: true, firstInRange: day === week.first, lastInRange: day === week.last };
}

function RangePicker({ selection, period, onSelect }: Props & { period: Period }) {
  const [ends, setEnds] = useState<[string | null, string | null]>([toDateText(period.first), toDateText(period.last)]);
  const change = (next: [string | null, string | null]) => {
    setEnds(next);
    if (next[0] && next[1]) onSelect({ ...selection, date: `${next[0]},${next[1]}` });
  };
  return (
    <DatePicker
      {...calendarParts()}
      type="range"
      allowSingleDateInRange
      defaultDate={ends[0] ?? undefined}
      value={ends}
      onChange={change}
    />
  );
}
