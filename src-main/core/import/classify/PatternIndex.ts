const GRAM = 4;

// Parts of nearly every user agent; a pattern had better not be looked up by them.
const commonText =
  'Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 10.0; Win64; x64; Macintosh; U; Intel Mac OS X 10_15_7; X11; Linux x86_64; ' +
  'iPhone; CPU iPhone OS 17_0 like Mac OS X; Android 10; K Build/) AppleWebKit/537.36 (KHTML, like Gecko) Version/17.0 ' +
  'Mobile/15E148 Chrome/120.0.0.0 Safari/604.1 Gecko/20100101 Firefox/120.0 Trident/7.0 rv:11.0; +http://www. https:// .com/ .html';

/**
 * Many patterns, of which a text matches few. Each is filed under four characters that any text it matches must hold,
 * so a text is tested against the handful of patterns whose four characters it has. One big alternation of the 1500
 * crawler patterns took twenty times as long.
 */
export class PatternIndex {
  private readonly byGram = new Map<number, number[]>();
  private readonly mayHaveGram = new Uint8Array(1 << 16);
  private readonly withoutGram: number[] = [];
  private readonly compiled: (RegExp | undefined)[] = [];

  constructor(private readonly patterns: readonly string[]) {
    patterns.forEach((pattern, index) => this.file(index, chooseGram(requiredText(pattern))));
  }

  /** The first pattern, in the order given, that matches: its index and where in the text; null when none does. */
  find(text: string): { index: number; match: RegExpExecArray } | null {
    const candidates = new Set(this.withoutGram);
    for (let at = 0; at + GRAM <= text.length; at += 1) {
      const gram = gramAt(text, at);
      if (this.mayHaveGram[toSlot(gram)] === 0) continue;
      for (const index of this.byGram.get(gram) ?? []) candidates.add(index);
    }
    for (const index of [...candidates].sort((a, b) => a - b)) {
      const match = this.regExp(index).exec(text);
      if (match !== null) return { index, match };
    }
    return null;
  }

  private file(index: number, gram: string): void {
    if (gram === '') {
      this.withoutGram.push(index);
      return;
    }
    const key = gramAt(gram, 0);
    this.mayHaveGram[toSlot(key)] = 1;
    this.byGram.set(key, [...(this.byGram.get(key) ?? []), index]);
  }

  private regExp(index: number): RegExp {
    return (this.compiled[index] ??= new RegExp(this.patterns[index] ?? ''));
  }
}

function gramAt(text: string, at: number): number {
  let gram = 0;
  for (let offset = 0; offset < GRAM; offset += 1) gram = (Math.imul(gram, 128) + text.charCodeAt(at + offset)) | 0;
  return gram;
}

function toSlot(gram: number): number {
  return Math.imul(gram, 0x9e3779b1) >>> 16;
}

function chooseGram(required: string): string {
  for (let at = 0; at + GRAM <= required.length; at += 1) {
    const gram = required.slice(at, at + GRAM);
    if (!commonText.includes(gram)) return gram;
  }
  return required.length < GRAM ? '' : required.slice(0, GRAM);
}

/**
 * The longest text that is in everything a pattern matches, empty where that cannot be told. Groups and classes count
 * for nothing, a character that may be missing neither, and an alternative at the top makes nothing certain.
 */
export function requiredText(pattern: string): string {
  const flat = pattern
    .replace(/\\([^A-Za-z0-9])/g, (_, literal: string) => (/[[\](){}|.*+?^$\\]/.test(literal) ? '\0' : literal))
    .replace(/\\./g, '\0')
    .replace(/\[[^\]]*\]/g, '\0');
  let text = flat;
  while (/\([^()]*\)/.test(text)) text = text.replace(/\([^()]*\)/g, '\0');
  if (text.includes('|')) return '';
  const runs = text.replace(/[^\0](?:[*?]|\{[^}]*\})/g, '\0').split(/[\0.*+?^${}()]+/);
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '');
}
