import { toUtf8 } from './utf8';

/** At most what one byte can say. */
const SHORT = 0x7f;

/** Bytes that grow at the end: varints, doubles, texts. */
export class ByteWriter {
  private bytes = new Uint8Array(256);
  private doubles = new DataView(this.bytes.buffer);
  length = 0;

  byte(value: number): void {
    this.reserve(1);
    this.bytes[this.length++] = value;
  }

  /** A whole number from 0 to 2^53 − 1, seven bits a byte, the low ones first. */
  varint(value: number): void {
    this.reserve(8);
    if (value < 0x80) {
      this.bytes[this.length++] = value;
      return;
    }
    let rest = value;
    while (rest >= 0x80) {
      this.bytes[this.length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.bytes[this.length++] = rest;
  }

  double(value: number): void {
    this.reserve(8);
    this.doubles.setFloat64(this.length, value, true);
    this.length += 8;
  }

  /** Many texts: their lengths in UTF-16 units, then all of them as one piece of UTF-8. */
  texts(texts: readonly string[]): void {
    for (const text of texts) this.varint(text.length);
    const all = texts.length === 1 ? (texts[0] as string) : texts.join('');
    if (!this.shortAscii(all)) this.block(toUtf8(all));
  }

  /** A text as a block when it is short and each character a byte: quicker than the encoder, which is slow to call. */
  private shortAscii(text: string): boolean {
    if (text.length > SHORT) return false;
    this.reserve(1 + text.length);
    const start = this.length + 1;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code >= 0x80) return false;
      this.bytes[start + i] = code;
    }
    this.bytes[this.length] = text.length;
    this.length = start + text.length;
    return true;
  }

  /** Bytes with their count before them. */
  block(bytes: Uint8Array): void {
    this.varint(bytes.length);
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** One bit for each number, set where it is not 0, padded to whole bytes. */
  bits(numbers: Uint8Array | Int32Array): void {
    for (let i = 0; i < numbers.length; i += 8) {
      let byte = 0;
      for (let bit = 0; bit < 8; bit++) if (numbers[i + bit]) byte |= 1 << bit;
      this.byte(byte);
    }
  }

  /** What was written so far, valid until the next write. */
  written(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  clear(): void {
    this.length = 0;
  }

  toBytes(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  private reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + count));
    grown.set(this.bytes);
    this.bytes = grown;
    this.doubles = new DataView(grown.buffer);
  }
}
