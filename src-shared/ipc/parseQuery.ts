/** Every runtime has this class; only the compiler's lists of plain ECMAScript lack it. */
declare const URLSearchParams: new (query: string) => Iterable<[name: string, value: string]>;

/** The parameters of an address or form. The items of a list `name[]=a&name[]=b` become `name[0]` and `name[1]`. */
export function parseQuery(query: string): Record<string, string> {
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    parameters.set(name.endsWith('[]') ? nextItem(parameters, name.slice(0, -2)) : name, value);
  }
  return Object.fromEntries(parameters);
}

function nextItem(parameters: ReadonlyMap<string, string>, name: string): string {
  let index = 0;
  while (parameters.has(`${name}[${index}]`)) index++;
  return `${name}[${index}]`;
}
