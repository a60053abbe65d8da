/** Foreign text for a terminal: what could move its cursor, or turn the direction of writing, is not printed. */
export function toPrintable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '?');
}

/** A value as JSON on one line, in ASCII where a terminal could be led astray. */
export function toJsonLine(value: unknown): string {
  const text = JSON.stringify(value).replace(/[\u007f-\u009f\p{Cf}\u2028\u2029]/gu, toEscapes);
  return `${text}\n`;
}

function toEscapes(text: string): string {
  return Array.from({ length: text.length }, (_, i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`).join(
    '',
  );
}
