import { AppError, fromErrorValue, toErrorValue, type ErrorCode } from '@shared/errors';
import { metricInfo } from '@shared/metrics/metricInfo';
import { toDatabaseError } from '../db/toDatabaseError';
import type { Engine } from '../Engine';
import { toApiCall, type ApiCall } from './ApiCall';
import { renderers, type FormatName, type RenderOptions } from './renderers/renderers';
import { runMethod } from './runMethod';
import { shownResult } from './shownResult';

/** An answer as text. */
export interface ApiText {
  body: string;
  /** Its charset says how the body is to be written: `utf-8`, or `utf-16le`, whose mark the body begins with. */
  contentType: string;
  /** The body says what went wrong. */
  isError: boolean;
  /** The answer's number in HTTP. */
  status: number;
}

const formatNames = Object.keys(renderers) as FormatName[];
const BYTE_ORDER_MARK = '\uFEFF';

/** Answers a call of the Reporting API in the format that it asks for; errors, too. Never throws what a user can meet. */
export async function callApiText(engine: Engine, parameters: Readonly<Record<string, string>>): Promise<ApiText> {
  const call = toApiCall(engine, parameters);
  let format: FormatName = 'xml';
  try {
    format = call.parameters.choice('format', formatNames, 'xml');
    const { contentType, render } = renderers[format];
    const options = toRenderOptions(call);
    const isWide = (format === 'csv' || format === 'tsv') && call.parameters.flag('convertToUnicode');
    const body = render(await shownResult(call, runMethod), options);
    if (!isWide) return { body, contentType, isError: false, status: 200 };
    const wideType = contentType.replace('utf-8', 'utf-16le');
    return { body: BYTE_ORDER_MARK + body, contentType: wideType, isError: false, status: 200 };
  } catch (error) {
    const known = toDatabaseError(error, engine.db.path);
    const appError = known instanceof AppError ? known : fromErrorValue(toErrorValue(known));
    const { contentType, renderError } = renderers[format];
    return { body: renderError(appError.message), contentType, isError: true, status: statusOf(appError.code) };
  }
}

/** What is the asker's fault is a 4xx, what may pass is 503. */
function statusOf(code: ErrorCode): number {
  if (code === 'internal' || code === 'plugin.failed' || code === 'archive.corrupt') return 500;
  if (code === 'api.methodNotFound' || code === 'site.notFound') return 404;
  return code === 'api.notArchived' || code.startsWith('database.') || code.startsWith('engine.') ? 503 : 400;
}

function toRenderOptions({ parameters, translate }: ApiCall): RenderOptions {
  const method = parameters.text('method');
  const [plugin = ''] = method.split('.');
  const isTranslated = parameters.flag('translateColumnNames');
  return {
    method,
    hidesIdSubtable: parameters.flag('hideIdSubDatable'),
    isPretty: parameters.flag('prettyDisplay'),
    columnTitle: isTranslated ? (name) => metricInfo(name, plugin, translate).label : (name) => name,
  };
}
