/** Codes and names, looked up both ways. Names are found whatever their case. */
export interface NameTable {
  nameOf(code: string): string;
  codeOf(name: string): string | undefined;
}

export function toNameTable(names: Readonly<Record<string, string>>): NameTable {
  const byCode = new Map(Object.entries(names));
  const byName = new Map<string, string>();
  for (const [code, name] of byCode) byName.set(name.toLowerCase(), code);
  return {
    nameOf: (code) => byCode.get(code) ?? 'Unknown',
    codeOf: (name) => byName.get(name.toLowerCase()),
  };
}

/** From family → codes to code → family. */
export function invertFamilies(families: Readonly<Record<string, string>>): Map<string, string> {
  const byCode = new Map<string, string>();
  for (const [family, codes] of Object.entries(families)) {
    for (const code of codes.split(' ')) byCode.set(code, family);
  }
  return byCode;
}
