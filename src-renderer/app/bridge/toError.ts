import { fromErrorValue, type ErrorValue } from '@shared/errors';

/** What the host answered in place of a value. */
export function toError(value: unknown, status: number): Error {
  const error = (value as { error?: ErrorValue } | null)?.error;
  return error?.code ? fromErrorValue(error) : new Error(`The engine's host answered ${status}.`);
}
