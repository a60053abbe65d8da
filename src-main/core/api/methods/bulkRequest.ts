import { AppError, fromErrorValue, toErrorValue } from '@shared/errors';
import { parseQuery } from '@shared/ipc/parseQuery';
import type { JsonValue } from '@shared/plugin/defineApi';
import { withParameters, type ApiCall } from '../ApiCall';
import { toJson } from '../renderers/toJson';
import type { RequestParameters } from '../RequestParameters';
import { shownResult } from '../shownResult';
import type { RunMethod } from './CoreMethod';

const METHOD = 'API.getBulkRequest';

/** API.getBulkRequest: the answers of several requests in their order; one that fails answers its error, the others go on. */
export async function bulkRequest(call: ApiCall, runMethod: RunMethod): Promise<JsonValue> {
  const requests = bulkParameters(call.parameters);
  if (requests.length === 0) {
    const hint =
      'Give urls[0], urls[1] …, each a request such as method=VisitsSummary.get&idSite=1&period=day&date=today.';
    throw new AppError('api.parameterMissing', { name: 'urls', hint });
  }
  const answers: JsonValue[] = [];
  for (const parameters of requests) answers.push(await answerOne(withParameters(call, parameters), runMethod));
  return answers;
}

/** The parameters of each request inside a bulk request. */
export function bulkParameters(parameters: RequestParameters): Record<string, string>[] {
  return parameters.items('urls').map((url) => parseQuery(url.replace(/^[^=&]*\?/, '')));
}

async function answerOne(call: ApiCall, runMethod: RunMethod): Promise<JsonValue> {
  try {
    if (call.parameters.text('method') === METHOD) {
      throw new AppError('api.parameterInvalid', { name: 'urls', value: METHOD, hint: 'It cannot hold itself.' });
    }
    return toJson(await shownResult(call, runMethod));
  } catch (error) {
    const { message } = error instanceof AppError ? error : fromErrorValue(toErrorValue(error));
    return { result: 'error', message };
  }
}
