/** The path of a rule in robots.txt: `*` stands for anything, `$` for the end. */
export interface PathPattern {
  /** How exact it is: the more characters, the more it weighs. */
  length: number;
  matches(target: string): boolean;
}

/** Source: RFC 9309, 2.2.2 and 2.2.3. No pattern takes long, whatever it is tried on: nothing is tried twice. */
export function toPathPattern(text: string): PathPattern {
  const isWhole = text.endsWith('$');
  const parts = (isWhole ? text.slice(0, -1) : text).split('*').map(normalize);
  return { length: text.length, matches: (target) => fits(parts, normalize(target), isWhole) };
}

function fits(parts: readonly string[], target: string, isWhole: boolean): boolean {
  const [start = '', ...rest] = parts;
  if (!target.startsWith(start)) return false;
  if (rest.length === 0) return !isWhole || target.length === start.length;
  let at = start.length;
  const end = isWhole ? rest.pop() : undefined;
  for (const part of rest) {
    const found = target.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return end === undefined || (target.length - end.length >= at && target.endsWith(end));
}

/** Escaped and plain characters compare as equal: `/caf%c3%A9` is `/café`, `/%7Eme` is `/~me`; `%2F` stays no slash. */
function normalize(text: string): string {
  if (!/[%\u0080-\uffff]/.test(text)) return text;
  return text
    .replace(/[\u0080-\ud7ff\ue000-\uffff]|[\ud800-\udbff][\udc00-\udfff]/g, encodeURIComponent)
    .replace(/%[\da-f]{2}/gi, (escape) => {
      const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
      return /[\w.~-]/.test(character) ? character : escape.toUpperCase();
    });
}
