const factors = [1, 10, 100, 1000, 10_000];

/** Rounds half away from zero: 0.125 to two places is 0.13, and 1.005 is 1.01 whatever its last binary digit says. */
export function round(value: number, places: number): number {
  if (!Number.isFinite(value)) return 0;
  const factor = factors[places] ?? 10 ** places;
  const exact = Math.abs(value) * factor;
  // Only halves can be missed by the last binary digit, and 15 decimal digits tell them apart.
  const isNearHalf = Math.abs(exact - Math.trunc(exact) - 0.5) < 0.001;
  const scaled = isNearHalf ? Number(exact.toPrecision(15)) : exact;
  return (Math.sign(value) * Math.round(scaled)) / factor;
}

/** a / b rounded; 0 where b is 0. */
export function quotient(a: number, b: number, places: number): number {
  return b === 0 ? 0 : round(a / b, places);
}
