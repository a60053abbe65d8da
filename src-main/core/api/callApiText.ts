import { AppError, fromErrorValue, toErrorValue } from '@shared/errors';
import { metricInfo } from '@shared/metrics/metricInfo';
import type { Engine } from '../Engine';
import { toApiCall, type ApiCall } from './ApiCall';
import { renderers, type FormatName, type RenderOptions } from './renderers/renderers';
import { runMethod } from './runMethod';

/** An answer as text. */
export interface ApiText {
  body: string;
  contentType: string;
  /** The body says what went wrong. */
  isError: boolean;
}

const formatNames = Object.keys(renderers) as FormatName[];

/** Answers a call of the Reporting API in the format that it asks for; errors, too. Never throws what a user can meet. */
export async function callApiText(engine: Engine, parameters: Readonly<Record<string, string>>): Promise<ApiText> {
  const call = toApiCall(engine, parameters);
  let format: FormatName = 'xml';
  try {
    format = call.parameters.choice('format', formatNames, 'xml');
    const result = await runMethod(call);
    return toText(format, (renderer) => renderer.render(result, renderOptions(call)));
  } catch (error) {
    const appError = error instanceof AppError ? error : fromErrorValue(toErrorValue(error));
    return { ...toText(format, (renderer) => renderer.renderError(appError.message)), isError: true };
  }
}

function toText(format: FormatName, render: (renderer: (typeof renderers)[FormatName]) => string): ApiText {
  const renderer = renderers[format];
  return { body: render(renderer), contentType: renderer.contentType, isError: false };
}

function renderOptions({ parameters, translate }: ApiCall): RenderOptions {
  const [plugin = ''] = parameters.text('method').split('.');
  const isTranslated = parameters.flag('translateColumnNames');
  return {
    hidesIdSubtable: parameters.flag('hideIdSubDatable'),
    columnTitle: isTranslated ? (name) => metricInfo(name, plugin, translate).label : (name) => name,
  };
}
