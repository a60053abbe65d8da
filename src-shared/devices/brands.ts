import { brandNames } from './data/brandNames';
import { toNameTable } from './codeTable';

const table = toNameTable(brandNames);

/** The name of a device brand's code: `SA` → Samsung. Anything not in the table is `Unknown`. */
export function brandName(code: string): string {
  return table.nameOf(code);
}

/** The code of a brand's name, whatever its case; undefined when there is none. */
export function brandCode(name: string): string | undefined {
  return table.codeOf(name);
}
