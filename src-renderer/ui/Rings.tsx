import type { CSSProperties } from 'react';

/** Rings of a cut log, slightly off round and off centre, as wood grows. */
const rings = [
  'M50 6c25-1 45 19 44 44S75 95 50 94 5 74 6 49 26 7 50 6z',
  'M51 17c19-1 33 14 33 33S70 84 51 83 17 68 17 49s15-32 34-32z',
  'M52 28c13 0 23 10 22 23S64 73 51 73 28 63 28 50s11-22 24-22z',
  'M52 38c8 0 13 6 12 13s-6 12-13 12-13-6-13-13 6-12 14-12z',
];

/** The mark of Heartwood. Decorative: the name stands beside it. */
export function Rings({ size = 28, style }: { size?: number | string; style?: CSSProperties }) {
  return (
    <svg viewBox="0 0 100 100" width={size} height={size} aria-hidden="true" style={style} fill="none">
      {rings.map((path, index) => (
        <path key={path} d={path} stroke="currentColor" strokeWidth={5.5 - index * 0.4} opacity={1 - index * 0.12} />
      ))}
      <circle cx="52" cy="50.500" r="4.500" fill="currentColor" />
    </svg>
  );
}
