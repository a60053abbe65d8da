import { browserFamilies } from './data/browserFamilies';
import { browserNames } from './data/browserNames';
import { invertFamilies, toNameTable } from './codeTable';

const table = toNameTable(browserNames);
const families = invertFamilies(browserFamilies);

/** The name of a browser code, as reports show it: `CH` → Chrome. Anything not in the table is `Unknown`. */
export function browserName(code: string): string {
  return table.nameOf(code);
}

/** The code of a browser's name, whatever its case; undefined when there is none. */
export function browserCode(name: string): string | undefined {
  return table.codeOf(name);
}

/** The family a browser belongs to (`CM` → Chrome), its own name when it is alone. */
export function browserFamily(code: string): string {
  return families.get(code) ?? table.nameOf(code);
}
