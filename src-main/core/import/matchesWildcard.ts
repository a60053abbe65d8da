/**
 * Whether a text fits a shell pattern: `*` any characters (slashes too), `?` one, `[abc]`, `[a-z]` and `[!abc]` one of
 * a set. Case counts. In time proportional to pattern times text, whatever the pattern.
 */
export function matchesWildcard(text: string, pattern: string): boolean {
  const tokens = parsePattern(pattern);
  let token = 0;
  let star = -1;
  let resume = 0;
  let at = 0;
  while (at < text.length) {
    if (tokens[token] === '*') {
      star = token;
      resume = at;
      token += 1;
    } else if (token < tokens.length && fits(text[at]!, tokens[token]!)) {
      token += 1;
      at += 1;
    } else if (star >= 0) {
      token = star + 1;
      resume += 1;
      at = resume;
    } else return false;
  }
  while (tokens[token] === '*') token += 1;
  return token === tokens.length;
}

/** One token a character, `*`, `?` or `[set]`; a literal one of these is written as a set. */
function parsePattern(pattern: string): string[] {
  return pattern.match(/\[!?\]?[^\]]*\]|[^]/g) ?? [];
}

function fits(character: string, token: string): boolean {
  if (token === '?') return true;
  if (token.length === 1) return token === character;
  const isNegated = token[1] === '!';
  const set = token.slice(isNegated ? 2 : 1, -1);
  return isInSet(character, set) !== isNegated;
}

function isInSet(character: string, set: string): boolean {
  for (let i = 0; i < set.length; i += 1) {
    if (set[i + 1] === '-' && i + 2 < set.length) {
      if (set[i]! <= character && character <= set[i + 2]!) return true;
      i += 2;
    } else if (set[i] === character) return true;
  }
  return false;
}
