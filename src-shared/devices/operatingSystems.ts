import { operatingSystemFamilies } from './data/operatingSystemFamilies';
import { operatingSystemNames } from './data/operatingSystemNames';
import { invertFamilies, toNameTable } from './codeTable';

const table = toNameTable(operatingSystemNames);
const families = invertFamilies(operatingSystemFamilies);

/** The name of an operating system code, as reports show it: `WIN` → Windows. Anything not in the table is `Unknown`. */
export function operatingSystemName(code: string): string {
  return table.nameOf(code);
}

/** The code of an operating system's name, whatever its case; undefined when there is none. */
export function operatingSystemCode(name: string): string | undefined {
  return table.codeOf(name);
}

/** The family an operating system belongs to, as `DevicesDetection.getOsFamilies` groups it: `UBT` → GNU/Linux. */
export function operatingSystemFamily(code: string): string {
  return families.get(code) ?? 'Unknown';
}
