import { languages, makeTranslate, type Translate } from '@shared/i18n/translate';
import type { Engine } from '../Engine';
import { RequestParameters } from './RequestParameters';

/** One request on its way through the API. */
export interface ApiCall {
  engine: Engine;
  parameters: RequestParameters;
  translate: Translate;
}

export function toApiCall(engine: Engine, values: Readonly<Record<string, string | undefined>>): ApiCall {
  const parameters = new RequestParameters(values);
  const wanted = parameters.text('language').toLowerCase();
  const language = languages.find((known) => known === wanted || known === wanted.split('-')[0]) ?? 'en';
  return { engine, parameters, translate: makeTranslate(language, engine.plugins.texts(language)) };
}

/** The same call with other parameters. */
export function withParameters(call: ApiCall, values: Readonly<Record<string, string | undefined>>): ApiCall {
  return { ...call, parameters: new RequestParameters(values) };
}
