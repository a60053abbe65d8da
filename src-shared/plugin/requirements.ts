import type { PluginManifest } from './manifest';

/** One thing that a plugin needs: another plugin, or Heartwood itself, and which versions of it will do. */
export interface Requirement {
  name: string;
  /** As in plugin.json: `>=1.2,<2`; empty when any will do. */
  versions: string;
}

/** What `requires` of a manifest says, in either of its forms. */
export function requirementsOf({ requires }: PluginManifest): readonly Requirement[] {
  if (requires === undefined) return [];
  if (Array.isArray(requires)) return (requires as readonly string[]).map((name) => ({ name, versions: '' }));
  return Object.entries(requires).map(([name, versions]) => ({ name, versions }));
}

const constraintPattern = /^\s*(>=|<=|<>|!=|==|=|>|<)?\s*(\d+(?:\.\d+)*(?:-[a-z]+\d*)?)\s*$/i;

/** Is this text a list of constraints, as `>=1.2,<2`? */
export function isVersions(text: string): boolean {
  return text.trim() === '' || text.split(',').every((part) => constraintPattern.test(part));
}

/** Does the version meet every constraint? One without a sign means that version or a newer one, as in Matomo. */
export function meetsVersions(version: string, versions: string): boolean {
  if (versions.trim() === '') return true;
  return versions.split(',').every((part) => {
    const [, sign = '>=', wanted = ''] = constraintPattern.exec(part) ?? [];
    const order = compareVersions(version, wanted);
    if (sign === '>=') return order >= 0;
    if (sign === '<=') return order <= 0;
    if (sign === '>') return order > 0;
    if (sign === '<') return order < 0;
    return sign === '==' || sign === '=' ? order === 0 : order !== 0;
  });
}

/** Negative when `a` is older. `2.0.0-b1` comes before `2.0.0`; parts that are missing are 0. */
export function compareVersions(a: string, b: string): number {
  const [numbersA, labelA] = split(a);
  const [numbersB, labelB] = split(b);
  for (let at = 0; at < Math.max(numbersA.length, numbersB.length); at += 1) {
    const difference = (numbersA[at] ?? 0) - (numbersB[at] ?? 0);
    if (difference !== 0) return difference;
  }
  if (labelA === labelB) return 0;
  if (labelA === '' || labelB === '') return labelA === '' ? 1 : -1;
  return labelA.localeCompare(labelB, 'en', { numeric: true });
}

function split(version: string): [number[], string] {
  const [numbers = '', label = ''] = version.split('-', 2);
  return [numbers.split('.').map(Number), label];
}
