import type { JsonValue } from '@shared/plugin/defineApi';
import type { Engine } from '../Engine';
import { toApiCall } from './ApiCall';
import { toJson } from './renderers/toJson';
import { runMethod } from './runMethod';
import { shownResult } from './shownResult';

/** Answers a call of the Reporting API with what format=json would print, as values. Throws: AppError. */
export async function callApi(engine: Engine, parameters: Readonly<Record<string, string>>): Promise<JsonValue> {
  return toJson(await shownResult(toApiCall(engine, parameters), runMethod));
}
