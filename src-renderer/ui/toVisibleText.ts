// eslint-disable-next-line no-control-regex -- characters that a stranger may have put into a log to mislead
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Text from a log with the characters spelled out that would be invisible, or turn the text around them. */
export function toVisibleText(text: string): string {
  return text.replace(HIDDEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
