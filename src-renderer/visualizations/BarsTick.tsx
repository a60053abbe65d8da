interface Props {
  x?: number | string;
  y?: number | string;
  /** Of the whole axis. */
  width?: number | string;
  visibleTicksCount?: number;
  payload?: { value: string };
}

/** About how wide a letter of an axis is. */
const LETTER = 6.8;

/** A name under its column, cut to the column's width. */
export function BarsTick({ x, y, width = 0, visibleTicksCount = 1, payload }: Props) {
  const letters = Math.max(Math.floor(Number(width) / visibleTicksCount / LETTER) - 1, 2);
  const label = payload?.value ?? '';
  return (
    <text x={x} y={Number(y) + 10} textAnchor="middle" fontSize={12} fill="var(--mantine-color-dimmed)">
      {label.length > letters ? `${label.slice(0, letters - 1)}…` : label}
    </text>
  );
}
