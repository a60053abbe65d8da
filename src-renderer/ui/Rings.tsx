import type { CSSProperties } from 'react';

/**
 * A cut log: the bark, rings that lie closer where the tree leaned, and the crack that drying opens towards the heart.
 * Years are not equal, so neither are the rings.
 */
const rings = [
  { d: 'M49 5C74 3 96 22 95 49c-1 26-19 45-45 46C25 96 5 77 5 51 5 26 23 7 49 5z', width: 6.5 },
  { d: 'M48 18c20-2 36 12 36 33 0 20-15 34-35 34-21 1-34-13-34-33 0-19 13-32 33-34z', width: 3.6 },
  { d: 'M47 27c15-2 28 8 28 24 0 15-11 26-27 26-15 1-25-10-25-24s9-24 24-26z', width: 5 },
  { d: 'M45 39c10-2 19 4 19 13 0 10-7 16-17 16-9 0-16-6-16-15 0-8 5-13 14-14z', width: 3.4 },
];

interface Props {
  size?: number | string;
  style?: CSSProperties;
}

/** The mark of Heartwood. Decorative: the name stands beside it. */
export function Rings({ size = 28, style }: Props) {
  return (
    <svg viewBox="0 0 100 100" width={size} height={size} aria-hidden="true" style={style} fill="none">
      {rings.map(({ d, width }) => (
        <path key={d} d={d} stroke="currentColor" strokeWidth={width} />
      ))}
      <path d="M46 53l24-27" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
      <circle cx="46" cy="53" r="5.5" fill="currentColor" />
    </svg>
  );
}
