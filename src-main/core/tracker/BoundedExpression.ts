import { runWithin } from '../runWithin';

const MAX_SECONDS = 1;
const MAX_MEMO = 20_000;
/** As the length of a text grows, the time does with no higher power: that is soon over, for addresses. */
const HARMLESS_POWER = 2;
/** Each doubles the ways to read a text. */
const HARMLESS_OPTIONALS = 3;

/** Hears of an expression that took too long and was stopped. */
export type OnStopped = (pattern: string) => void;

/**
 * A regular expression of the user's own that cannot hold up a job: one that takes too long with a text is stopped, and
 * finds nothing from then on.
 */
export class BoundedExpression {
  private readonly expression: RegExp;
  private readonly isHarmless: boolean;
  private readonly memo = new Map<string, RegExpExecArray | null>();
  private isStopped = false;

  constructor(
    private readonly pattern: string,
    isCaseSensitive: boolean,
    private readonly onStopped: OnStopped,
  ) {
    this.expression = new RegExp(pattern, isCaseSensitive ? '' : 'i');
    this.isHarmless = isHarmless(pattern);
  }

  exec(text: string): RegExpExecArray | null {
    if (this.isHarmless) return this.expression.exec(text);
    if (this.isStopped) return null;
    const known = this.memo.get(text);
    if (known !== undefined) return known;
    const found = this.findWithin(text);
    if (this.memo.size >= MAX_MEMO) this.memo.clear();
    this.memo.set(text, found);
    return found;
  }

  private findWithin(text: string): RegExpExecArray | null {
    const stopped = new Error('stopped');
    try {
      return runWithin(
        MAX_SECONDS,
        () => this.expression.exec(text),
        () => stopped,
      );
    } catch (error) {
      if (error !== stopped) throw error;
      this.isStopped = true;
      this.onStopped(this.pattern);
      return null;
    }
  }
}

/** Whether an expression comes to an end soon, whatever the text. Others are run with a limit, which takes a while itself. */
export function isHarmless(pattern: string): boolean {
  const plain = pattern
    .replace(/\\./gs, 'x')
    .replace(/\[[^\]]*\]/g, 'x')
    .replaceAll('(?', '(');
  const count = (sign: RegExp) => (plain.match(sign) ?? []).length;
  const starts = plain.startsWith('^') && !plain.includes('|') ? 0 : 1;
  const hasRepeatedGroup = /\)[*+{]/.test(plain);
  return !hasRepeatedGroup && count(/[*+{]/g) + starts <= HARMLESS_POWER && count(/\?/g) <= HARMLESS_OPTIONALS;
}
