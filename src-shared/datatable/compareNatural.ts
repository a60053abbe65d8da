/** Orders texts as people do: case does not count, numbers inside count as numbers (`page 9` before `page 10`). */
export function compareNatural(a: string, b: string): number {
  return compareExactly(toNaturalKey(a), toNaturalKey(b));
}

/** A text whose exact order is the natural order of `text`: in lower case, with its length before each number. */
export function toNaturalKey(text: string): string {
  const lowerCase = text.toLowerCase();
  return /\d/.test(lowerCase) ? lowerCase.replace(/\d+/g, toNumberKey) : lowerCase;
}

/** Orders texts by their UTF-16 units: the last word where everything else is equal. */
export function compareExactly(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Numbers of any length. The zero keeps their place among other signs. */
function toNumberKey(text: string): string {
  const digits = text.replace(/^0+/, '');
  return `0${String.fromCharCode(Math.min(digits.length, 0xffff))}${digits}`;
}
