import type { Line } from '../makeBatch';

/** A tracking request of 1 March 2026 as a line, with its arguments. */
export function request(time: string, args: Readonly<Record<string, string>> = {}, line: Partial<Line> = {}): Line {
  const query = new URLSearchParams({ idsite: '1', rec: '1', url: 'https://oak.example/', ...args });
  return { at: `2026-03-01T${time}Z`, target: `/matomo.php?${query.toString()}`, isTracking: true, ...line };
}
