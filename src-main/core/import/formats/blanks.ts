/** Where the next blank stands, or the end of the line. */
export function findBlank(line: string, start: number): number {
  let at = start;
  while (at < line.length && !isBlank(line.charCodeAt(at))) at += 1;
  return at;
}

/** Where something else than blanks stands. */
export function skipBlanks(line: string, start: number): number {
  let at = start;
  while (isBlank(line.charCodeAt(at))) at += 1;
  return at;
}

/** A space or a tab. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}
