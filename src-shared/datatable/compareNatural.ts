const ZERO = 48;
const NINE = 57;

/** Orders texts as people do: case does not count, numbers inside count as numbers (`page 9` before `page 10`). */
export function compareNatural(a: string, b: string): number {
  return compareNaturalLowerCase(a.toLowerCase(), b.toLowerCase());
}

/** compareNatural of texts that are in lower case already. */
export function compareNaturalLowerCase(left: string, right: string): number {
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    const x = left.charCodeAt(i);
    const y = right.charCodeAt(j);
    if (isDigit(x) && isDigit(y)) {
      const endOfX = endOfDigits(left, i);
      const endOfY = endOfDigits(right, j);
      const order = compareDigits(left.slice(i, endOfX), right.slice(j, endOfY));
      if (order !== 0) return order;
      i = endOfX;
      j = endOfY;
    } else {
      if (x !== y) return x - y;
      i++;
      j++;
    }
  }
  return left.length - i - (right.length - j);
}

/** Orders texts by their UTF-16 units: the last word where everything else is equal. */
export function compareExactly(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isDigit(unit: number): boolean {
  return unit >= ZERO && unit <= NINE;
}

function endOfDigits(text: string, start: number): number {
  let end = start;
  while (end < text.length && isDigit(text.charCodeAt(end))) end++;
  return end;
}

/** Numbers of any length, as text. */
function compareDigits(a: string, b: string): number {
  const left = a.replace(/^0+/, '');
  const right = b.replace(/^0+/, '');
  return left.length - right.length || compareExactly(left, right);
}
