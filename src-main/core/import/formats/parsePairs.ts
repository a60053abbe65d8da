import { AppError } from '@shared/errors';

/** The pairs of an option that is given as `name=value`. Throws: usage. */
export function parsePairs(option: string, pairs: readonly string[]): [name: string, value: string][] {
  return pairs.map((pair) => {
    const at = pair.indexOf('=');
    if (at <= 0) throw new AppError('usage', { message: `${option} takes name=value, not '${pair}'.` });
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
}
