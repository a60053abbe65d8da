import { leftOutOfArchiving, leftOutOptions } from './data/leftOutOptions';

const reasons: ReadonlyMap<string, string> = new Map([...leftOutOptions, ...leftOutOfArchiving]);

/** What is said of an option that nobody knows; of one that Matomo has, why it is not needed here. */
export function explainUnknownOption(text: string): string {
  const flag = /unknown option '(--[\w-]+)/.exec(text)?.[1] ?? '';
  const reason = reasons.get(flag);
  return reason === undefined ? text : `Heartwood does not have Matomo's option ${flag}: ${reason}. Leave it out.\n`;
}
