import { readFileSync } from 'node:fs';
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { AppError } from '@shared/errors';
import { importOptionTable, type ImportOption, type ImportOptionKind } from './importOptionTable';

type Parser = (text: string, before: unknown) => unknown;

const placeholders: Readonly<Record<ImportOptionKind, string>> = {
  flag: '',
  text: ' <text>',
  integer: ' <number>',
  list: ' <list>',
  pairs: ' <name=value>',
  date: ' <time>',
  listFile: ' <file>',
};

const parsers: Readonly<Partial<Record<ImportOptionKind, Parser>>> = {
  integer: parseInteger,
  date: parseTime,
  pairs: (text, before) => [...((before as string[] | undefined) ?? []), text],
  list: (text, before) => [...((before as string[] | undefined) ?? []), ...parseList(text)],
  listFile: (text, before) => [...((before as string[] | undefined) ?? []), ...parseList(readText(text), /\r?\n/)],
};

/** Adds the importer's options to the command. */
export function addImportOptions(command: Command): Command {
  for (const { flag, kind, help } of importOptionTable) {
    const declared = new Option(flag + placeholders[kind], help);
    const parser = parsers[kind];
    command.addOption(parser ? declared.argParser(parser) : declared);
  }
  return command;
}

/** The options that were given, under the engine's names. */
export function toImportOptions(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  for (const option of importOptionTable) {
    const value = given[attributeName(option)];
    if (value === undefined) continue;
    const before = options[option.key];
    options[option.key] = Array.isArray(before) ? [...before, ...(value as string[])] : value;
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

function parseInteger(text: string): number {
  if (!/^-?\d{1,15}$/.test(text)) throw new InvalidArgumentError('It takes a whole number.');
  return Number(text);
}

function parseList(text: string, separator: string | RegExp = ','): string[] {
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

function attributeName({ flag, kind }: ImportOption): string {
  return new Option(flag + placeholders[kind]).attributeName();
}
