import type { CalendarDay } from './months';
import classes from './Quality.module.css';

const HEIGHT = 20;
/** A line is seen, however small its share. */
const LEAST = 1.5;

/** The hours of a day as columns, and bands where they are missing. Decorative: its figure says the same in words. */
export function DayHours({ day, highest }: { day: CalendarDay; highest: number }) {
  return (
    <svg viewBox={`0 0 24 ${HEIGHT}`} preserveAspectRatio="none" className={classes.hours}>
      {toStretchRects(day.missing).map(({ x, width }) => (
        <rect key={x} x={x} y={0} width={width} height={HEIGHT} className={classes.missing} />
      ))}
      <path d={toColumns(day.hours, highest)} className={classes.columns} />
    </svg>
  );
}

/** Heights by the square root: a night's few lines are told from none beside a busy noon. */
function toColumns(hours: readonly number[], highest: number): string {
  return hours
    .map((lines, hour) => {
      if (lines === 0) return '';
      const height = Math.max(LEAST, Math.sqrt(lines / highest) * HEIGHT);
      return `M${hour} ${HEIGHT}v${-height.toFixed(1)}h.92V${HEIGHT}z`;
    })
    .join('');
}

function toStretchRects(hours: readonly number[]): { x: number; width: number }[] {
  const rects: { x: number; width: number }[] = [];
  for (const hour of hours) {
    const last = rects.at(-1);
    if (last && last.x + last.width === hour) last.width += 1;
    else rects.push({ x: hour, width: 1 });
  }
  return rects;
}
