import { readFileSync } from 'node:fs';
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { AppError } from '@shared/errors';
import {
  importOptionDeclarations,
  type ImportOptionDeclaration,
  type ImportOptionKind,
} from '@shared/import/importOptions';

type Parser = (text: string, before: unknown) => unknown;

/** What stands behind a flag in help texts. */
export const placeholders: Readonly<Record<ImportOptionKind, string>> = {
  flag: '',
  text: ' <text>',
  encoding: ' <name>',
  integer: ' <number>',
  count: ' <number>',
  site: ' <id>',
  maskedBytes: ' <bytes>',
  time: ' <time>',
  list: ' <list>',
  pairs: ' <name=value,…>',
  pair: ' <name=value>',
  addresses: ' <list>',
};

const parsers: Readonly<Partial<Record<ImportOptionKind, Parser>>> = {
  integer: parseInteger,
  count: parseInteger,
  site: parseInteger,
  maskedBytes: parseInteger,
  time: parseTime,
  pair: (text, before) => [...((before as string[] | undefined) ?? []), text],
  list: addItems,
  pairs: addItems,
  addresses: addItems,
};

/** Adds the importer's options to the command. */
export function addImportOptions(command: Command): Command {
  for (const declaration of importOptionDeclarations) {
    const declared = new Option(declaration.flag + placeholders[declaration.kind], toHelp(declaration));
    const parser = parsers[declaration.kind];
    command.addOption(parser ? declared.argParser(parser) : declared);
    if (declaration.fileFlag === undefined) continue;
    command.addOption(
      new Option(`${declaration.fileFlag} <file>`, 'the same, one on each line of a file').argParser(addLines),
    );
  }
  return command;
}

/** The options that were given, under the engine's names. */
export function toImportOptions(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  for (const { name, flag, fileFlag } of importOptionDeclarations) {
    const value = given[attributeName(flag)];
    const lines = fileFlag === undefined ? undefined : given[attributeName(fileFlag)];
    if (lines !== undefined) options[name] = [...((value as string[] | undefined) ?? []), ...(lines as string[])];
    else if (value !== undefined) options[name] = value;
  }
  return options;
}

/** Unix seconds of `YYYY-MM-DD hh:mm:ss ±hhmm`. */
export function parseTime(text: string): number {
  const match = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d) ?([+-]\d\d):?(\d\d)$/.exec(text.trim());
  const time = match ? Date.parse(`${match[1]}T${match[2]}${match[3]}:${match[4]}`) : NaN;
  if (Number.isNaN(time)) {
    throw new InvalidArgumentError("A time is written 'YYYY-MM-DD hh:mm:ss ±hhmm', with its time zone.");
  }
  return time / 1000;
}

/** The option's meaning and default, as the command's help and the manual tell them. */
function toHelp(declaration: ImportOptionDeclaration): string {
  const text = toDefaultText(declaration);
  return text === '' ? declaration.help : `${declaration.help} (default ${text})`;
}

/** What holds where the option is not given, in words; '' where nothing does. */
export function toDefaultText({ default: value, defaultText }: ImportOptionDeclaration): string {
  if (defaultText !== undefined) return defaultText;
  if (value === undefined || value === false || value === '') return '';
  return Array.isArray(value) ? value.join(', ') : String(value as string | number);
}

function parseInteger(text: string): number {
  if (!/^-?\d{1,15}$/.test(text)) throw new InvalidArgumentError('It takes a whole number.');
  return Number(text);
}

function addItems(text: string, before: unknown): string[] {
  return [...((before as string[] | undefined) ?? []), ...splitList(text, ',')];
}

function addLines(path: string, before: unknown): string[] {
  return [...((before as string[] | undefined) ?? []), ...splitList(readText(path), /\r?\n/)];
}

function splitList(text: string, separator: string | RegExp): string[] {
  return text
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new AppError('file.notFound', { path });
  }
}

function attributeName(flag: string): string {
  return new Option(flag).attributeName();
}
