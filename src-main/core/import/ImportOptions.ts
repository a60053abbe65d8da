import { AppError } from '@shared/errors';
import {
  importOptionDeclarations,
  type ImportOptionDeclaration,
  type ImportOptionKind,
  type ImportOptions,
} from '@shared/import/importOptions';
import { isEncoding } from './decodeField';
import { isNetwork } from './TrustedProxies';

export type { ImportOptions } from '@shared/import/importOptions';

const isInteger = (value: unknown): value is number => Number.isSafeInteger(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isList = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isPairs = (value: unknown): boolean => isList(value) && value.every((pair) => pair.indexOf('=') > 0);

/** What an option of each kind takes, and how one says so. */
const checks: Readonly<Record<ImportOptionKind, readonly [fits: (value: unknown) => boolean, hint: string]>> = {
  flag: [(value) => typeof value === 'boolean', 'give true or false'],
  text: [isText, 'give a text'],
  encoding: [
    (value) => isText(value) && isEncoding(value),
    'give the name of an encoding, such as utf8, windows-1252 or big5',
  ],
  integer: [isInteger, 'give a whole number'],
  count: [(value) => isInteger(value) && value >= 0, 'give a whole number, 0 or more'],
  site: [(value) => isInteger(value) && value > 0, "give a site's id, a whole number from 1"],
  maskedBytes: [(value) => isInteger(value) && value >= 0 && value <= 3, 'give the number of bytes, 0 to 3'],
  time: [Number.isFinite, "give a time, 'YYYY-MM-DD hh:mm:ss ±hhmm' on the command line, unix seconds elsewhere"],
  list: [isList, 'give a list of texts'],
  pairs: [isPairs, 'give name=value'],
  pair: [isPairs, 'give name=value'],
  addresses: [
    (value) => isList(value) && value.every(isNetwork),
    'give IP addresses or networks such as 10.0.0.0/8 or 2001:db8::/32, or * for all',
  ],
};

const byName = new Map(importOptionDeclarations.map((declaration) => [declaration.name, declaration]));

/** Options from outside, checked, with their defaults. Throws: import.optionUnknown, import.optionInvalid. */
export function parseImportOptions(given: Readonly<Record<string, unknown>>): ImportOptions {
  const options: Record<string, unknown> = Object.fromEntries(
    importOptionDeclarations.flatMap((each) => (each.default === undefined ? [] : [[each.name, each.default]])),
  );
  for (const [name, value] of Object.entries(given)) {
    const declaration = byName.get(name);
    if (declaration === undefined) throw new AppError('import.optionUnknown', { option: name, known: listNames() });
    if (value === undefined) continue;
    checkOption(declaration, value);
    options[name] = value;
  }
  return options as ImportOptions;
}

function checkOption({ name, flag, kind }: ImportOptionDeclaration, value: unknown): void {
  const [fits, hint] = checks[kind];
  if (fits(value)) return;
  const culprit = isList(value) ? value.find((item) => !fits([item])) : value;
  const shown = isText(culprit) ? culprit : JSON.stringify(culprit);
  throw new AppError('import.optionInvalid', { option: name, flag, value: shown, hint });
}

function listNames(): string {
  return [...byName.keys()].join(', ');
}
