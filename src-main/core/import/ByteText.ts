import { Buffer } from 'node:buffer';

/** The same bytes in the three ways they are read: one by one, four at a time, and as text. */
export class ByteText {
  readonly view: DataView;
  readonly buffer: Buffer;

  constructor(readonly bytes: Uint8Array<ArrayBuffer>) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
}
