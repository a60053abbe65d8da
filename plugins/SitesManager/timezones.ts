/** `Europe/Berlin` under `Europe` as `Berlin`; names without a continent under UTC. */
export function groupTimezones(names: readonly string[]): Record<string, Record<string, string>> {
  const groups: Record<string, Record<string, string>> = {};
  for (const name of [...names, 'UTC']) {
    const slash = name.indexOf('/');
    const continent = slash < 0 ? 'UTC' : name.slice(0, slash);
    (groups[continent] ??= {})[name] = placeOf(name);
  }
  return groups;
}

/** `Buenos Aires` of `America/Buenos_Aires`. */
export function placeOf(name: string): string {
  return name
    .slice(name.indexOf('/') + 1)
    .replaceAll('_', ' ')
    .replaceAll('/', ' - ');
}
