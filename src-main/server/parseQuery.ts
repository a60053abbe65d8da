/** The parameters of an address or form. A list given as `name[]=a&name[]=b` becomes `name=a,b`. */
export function parseQuery(query: string): Record<string, string> {
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    const isList = name.endsWith('[]');
    const key = isList ? name.slice(0, -2) : name;
    const before = parameters.get(key);
    parameters.set(key, isList && before !== undefined ? `${before},${value}` : value);
  }
  return Object.fromEntries(parameters);
}
