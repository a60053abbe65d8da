import { findBlank, isBlank, skipBlanks } from './blanks';
import type { LineMatcher } from './LineMatcher';

/** Cuts lines into the columns that a `#Fields` line names: words, or texts in quotes. */
export class W3cColumns implements LineMatcher {
  readonly values: string[];
  readonly pattern: string;
  stop = 0;

  /** `names` has the group of each column, '' for one that nobody asks for. */
  constructor(readonly names: readonly string[]) {
    this.values = names.map(() => '');
    this.pattern = names.map((name) => (name === '' ? '·' : name)).join(' ');
  }

  match(line: string): string {
    let at = skipBlanks(line, 0);
    for (let i = 0; i < this.names.length; i += 1) {
      this.stop = at;
      if (at >= line.length) return 'fewer values than the #Fields line has names';
      const isQuoted = line.charCodeAt(at) === 34;
      const end = isQuoted ? findQuote(line, at + 1) : findBlank(line, at);
      if (end < 0) return 'a quote that does not end';
      if (this.names[i] !== '') this.values[i] = line.slice(isQuoted ? at + 1 : at, end);
      at = skipBlanks(line, isQuoted ? end + 1 : end);
    }
    this.stop = at;
    return '';
  }
}

/** The quote that a blank or the end of the line follows. */
function findQuote(line: string, start: number): number {
  let at = line.indexOf('"', start);
  while (at >= 0 && at + 1 < line.length && !isBlank(line.charCodeAt(at + 1))) at = line.indexOf('"', at + 1);
  return at;
}
