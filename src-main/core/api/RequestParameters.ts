import { AppError } from '@shared/errors';
import { periodTypes } from '@shared/period/Period';
import type { ParameterDeclaration } from '@shared/plugin/defineApi';

/** The parameters of a request as text, and their values by type. Throws: AppError api.parameterMissing, …Invalid. */
export class RequestParameters {
  constructor(readonly values: Readonly<Record<string, string | undefined>>) {}

  /** '' when absent. */
  text(name: string): string {
    return this.values[name] ?? '';
  }

  has(name: string): boolean {
    return this.values[name] !== undefined && this.values[name] !== '';
  }

  required(name: string, hint: string): string {
    if (!this.has(name)) throw new AppError('api.parameterMissing', { name, hint });
    return this.text(name);
  }

  flag(name: string, fallback = false): boolean {
    return this.has(name) ? parseFlag(name, this.text(name)) : fallback;
  }

  /** A whole number that is not below `least`; -1 stands for all. */
  count(name: string, fallback: number, least: -1 | 0 = 0): number {
    if (!this.has(name)) return fallback;
    const value = Number(this.text(name).trim() || NaN);
    if (Number.isSafeInteger(value) && value >= least) return value;
    throw invalid(name, this.text(name), `Give a whole number from 0 on${least < 0 ? ', or -1 for all' : ''}.`);
  }

  number(name: string, fallback: number): number {
    return this.has(name) ? parseNumber(name, this.text(name)) : fallback;
  }

  choice<const T extends string>(name: string, allowed: readonly T[], fallback: T): T {
    if (!this.has(name)) return fallback;
    const value = allowed.find((candidate) => candidate === this.text(name));
    if (value === undefined) throw invalid(name, this.text(name), `Allowed: ${allowed.join(', ')}.`);
    return value;
  }

  /** `a,b`, `name[]=a`, or `name[0]=a&name[1]=b`; empty when absent. */
  list(name: string): string[] {
    const commas = this.has(name) ? this.text(name).split(',') : [];
    return [...commas, ...this.numbered(name)].map((item) => item.trim()).filter(Boolean);
  }

  /** `name=a,b` is one text, `name[0]=a&name[1]=b` are two; empty when absent. */
  items(name: string, { withEmpty = false } = {}): string[] {
    const one = this.values[name];
    const items = [...(one === undefined ? [] : [one]), ...this.numbered(name)].map((item) => item.trim());
    return withEmpty ? items : items.filter(Boolean);
  }

  private numbered(name: string): string[] {
    return Object.entries(this.values)
      .filter(([key]) => key.startsWith(`${name}[`) && key.endsWith(']'))
      .flatMap(([, value]) => (value === undefined ? [] : [value]));
  }

  isGiven(name: string): boolean {
    return Object.keys(this.values).some((key) => key === name || key.startsWith(`${name}[`));
  }
}

/** The values that a method's declaration asks for. Parameters that it does not name are not in them. */
export function parseValues(
  declarations: Readonly<Record<string, ParameterDeclaration>>,
  parameters: RequestParameters,
): Record<string, unknown> {
  const entries = Object.entries(declarations).map(([name, declaration]) => {
    if (parameters.isGiven(name)) return [name, parseValue(name, declaration, parameters)] as const;
    if (declaration.default === undefined) throw missing(name, declaration);
    const isEmptyList = declaration.type === 'list' && declaration.default === '';
    return [name, isEmptyList ? [] : declaration.default] as const;
  });
  return Object.fromEntries(entries);
}

function parseValue(name: string, { type, allowed }: ParameterDeclaration, parameters: RequestParameters): unknown {
  if (type === 'list') return parameters.list(name);
  const text = parameters.text(name);
  if (allowed && !allowed.includes(text)) throw invalid(name, text, `Allowed: ${allowed.join(', ')}.`);
  if (type === 'number') return parseNumber(name, text);
  if (type === 'boolean') return text !== '' && parseFlag(name, text);
  return text;
}

function missing(name: string, { type, allowed }: ParameterDeclaration): AppError {
  const hint = allowed ? `Allowed: ${allowed.join(', ')}.` : parameterHints[type];
  return new AppError('api.parameterMissing', { name, hint });
}

/** What may be given, by type. */
export const parameterHints: Readonly<Record<ParameterDeclaration['type'], string>> = {
  text: 'Give a text.',
  number: 'Give a number.',
  boolean: 'Allowed: 0, 1.',
  list: 'Give values with commas between them.',
  site: "Give a site's id, several with commas, or all.",
  period: `Use ${periodTypes.join(', ')}.`,
  date: 'Use YYYY-MM-DD, today, yesterday, lastN or YYYY-MM-DD,YYYY-MM-DD.',
  segment: 'Give conditions such as countryCode==de;actions>3.',
};

function parseFlag(name: string, text: string): boolean {
  if (text === '1' || text === 'true') return true;
  if (text === '0' || text === 'false') return false;
  throw invalid(name, text, parameterHints.boolean);
}

function parseNumber(name: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw invalid(name, text, parameterHints.number);
  return value;
}

export function invalid(name: string, value: string, hint: string): AppError {
  return new AppError('api.parameterInvalid', { name, value, hint });
}
