/** `Europe/Berlin` under `Europe` as `Berlin`; names without a continent under UTC. */
export function groupTimezones(names: readonly string[]): Record<string, Record<string, string>> {
  const groups: Record<string, Record<string, string>> = {};
  for (const name of [...names, 'UTC']) {
    const slash = name.indexOf('/');
    const continent = slash < 0 ? 'UTC' : name.slice(0, slash);
    const place = name
      .slice(slash + 1)
      .replaceAll('_', ' ')
      .replaceAll('/', ' - ');
    (groups[continent] ??= {})[name] = place;
  }
  return groups;
}
