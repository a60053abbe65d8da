import { AppError } from '@shared/errors';
import { common } from './common';
import { commonComplete } from './commonComplete';
import { commonVhost } from './commonVhost';
import type { LogFormat } from './LogFormat';
import { ncsaExtended } from './ncsaExtended';

/** Every known format, in the order in which they are tried. */
export const logFormats: readonly LogFormat[] = [common, commonVhost, ncsaExtended, commonComplete];

/** The format of a name. Throws: format.notNamed. */
export function findFormat(name: string): LogFormat {
  const format = logFormats.find((candidate) => candidate.name === name);
  if (format !== undefined) return format;
  throw new AppError('format.notNamed', { name, known: logFormats.map((candidate) => candidate.name).join(', ') });
}
