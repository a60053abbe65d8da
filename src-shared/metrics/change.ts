import { round } from './round';

/** How much a number changed since `before`: 0.5 is half more. From 0 to anything is 1, from 0 to 0 is 0. */
export function changeOf(now: number, before: number): number {
  if (now === before) return 0;
  return before === 0 ? Math.sign(now) : (now - before) / Math.abs(before);
}

/** A change as text: `+50%`, `-97.7%`, `0%`. */
export function prettyChange(change: number): string {
  const percent = round(change * 100, 1);
  return `${percent > 0 ? '+' : ''}${percent}%`;
}
