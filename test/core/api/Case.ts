/** A request and its answer. */
export type Case = [parameters: Record<string, string>, expected: unknown];

/** A report of one row. */
export const visits = { method: 'Zoo.get' };
