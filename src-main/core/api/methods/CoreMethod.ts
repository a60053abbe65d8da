import type { ApiMethod, ApiResult } from '@shared/plugin/defineApi';
import type { ApiCall } from '../ApiCall';

/** Runs any other method. */
export type RunMethod = (call: ApiCall) => Promise<ApiResult>;

/** A method of the core itself. */
export interface CoreMethod extends Omit<ApiMethod, 'run'> {
  run(values: Record<string, unknown>, call: ApiCall, runMethod: RunMethod): ApiResult | Promise<ApiResult>;
}

/** The core's methods by full name. */
export type CoreMethods = Readonly<Record<string, CoreMethod>>;

/** The parameters of a method that answers by site and period. */
export const selectionParameters = {
  idSite: { type: 'site' },
  period: { type: 'period' },
  date: { type: 'date' },
  segment: { type: 'segment', default: '' },
} as const satisfies ApiMethod['parameters'];
