import type { Extraction } from '@shared/plugin/customDimensions';
import { BoundedExpression, type OnStopped } from '../BoundedExpression';
import { decodeText } from '../pageUrl';

const MAX_TEXT = 2048;
const MAX_VALUE = 255;
const MAX_MEMO = 20_000;

/** Finds a value in the texts of one source: once per distinct text. */
export class Extractor {
  private readonly memo = new Map<string, string | null>();
  private readonly find: (text: string) => string | undefined;

  constructor({ dimension, pattern }: Extraction, isCaseSensitive: boolean, onStopped: OnStopped) {
    if (dimension === 'urlparam') this.find = (url) => findParameter(url, pattern, isCaseSensitive);
    else if (dimension === 'variable' || pattern === '') this.find = (text) => text;
    else {
      const expression = new BoundedExpression(pattern, isCaseSensitive, onStopped);
      this.find = (text) => {
        const match = expression.exec(text);
        return match?.[1] ?? match?.[0];
      };
    }
  }

  /** null where there is none. */
  valueIn(text: string): string | null {
    let value = this.memo.get(text);
    if (value === undefined) {
      if (this.memo.size >= MAX_MEMO) this.memo.clear();
      value = this.find(text.slice(0, MAX_TEXT))?.trim().slice(0, MAX_VALUE) || null;
      this.memo.set(text, value);
    }
    return value;
  }
}

/** The value of a parameter of an address. */
function findParameter(url: string, name: string, isCaseSensitive: boolean): string | undefined {
  const query = /[?;]([^#]*)/.exec(url)?.[1] ?? '';
  const same = (key: string) => (isCaseSensitive ? key === name : key.toLowerCase() === name.toLowerCase());
  for (const part of query.split(/[&;]/)) {
    const [key = '', ...value] = part.split('=');
    if (same(decodeParameter(key))) return decodeParameter(value.join('='));
  }
  return undefined;
}

function decodeParameter(text: string): string {
  return decodeText(text.replaceAll('+', ' '));
}
