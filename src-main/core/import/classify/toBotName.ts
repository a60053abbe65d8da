const longestName = 60;
const nameCharacter = /[\w.!-]/;

/**
 * A bot's name from the part of its user agent that gave it away: the whole product name around that part, without its
 * version. `spider` in `Baiduspider-image+(+http://…)` makes Baiduspider-image. Where the part is in an address, the
 * product that the user agent names first is the better name.
 */
export function toBotName(userAgent: string, index: number, length: number): string {
  const name = nameAround(userAgent, index, length);
  const isAddress =
    /^https?$/i.test(name) ||
    (name.includes('.') && /(?:https?:\/\/|@|www\.)\S*$/.test(userAgent.slice(0, index + length)));
  return (isAddress || name === '' ? firstProduct(userAgent) : name).slice(0, longestName);
}

function nameAround(userAgent: string, index: number, length: number): string {
  let start = index;
  while (start < index + length && !nameCharacter.test(userAgent.charAt(start))) start += 1;
  while (start > 0 && nameCharacter.test(userAgent.charAt(start - 1))) start -= 1;
  let end = Math.max(index + length, start);
  while (end < userAgent.length && nameCharacter.test(userAgent.charAt(end))) end += 1;
  return trimmed(userAgent.slice(start, end).replace(/[/;,()[\]+].*$/s, ''));
}

/** The product after `compatible;`, or at the beginning where that is not the Mozilla of every browser. */
function firstProduct(userAgent: string): string {
  const compatible = /compatible;\s*([^;/()+,]+)/.exec(userAgent)?.[1];
  const first = /^[^/;()+,]*/.exec(userAgent)?.[0] ?? '';
  const name = trimmed(compatible ?? first);
  return /^(?:Mozilla|MSIE)/.test(name) ? '' : name;
}

function trimmed(text: string): string {
  return text.replace(/^\W+|[^\w!]+$/g, '');
}
