/** What a table of hosts has for a host or, failing that, for the nearest domain above it. */
export function findBySuffix<Value>(table: ReadonlyMap<string, Value>, host: string): Value | undefined {
  let rest = host;
  for (;;) {
    const found = table.get(rest);
    if (found !== undefined) return found;
    const dot = rest.indexOf('.');
    if (dot < 0) return undefined;
    rest = rest.slice(dot + 1);
  }
}
