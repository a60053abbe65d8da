import { crc32, deflateRawSync } from 'node:zlib';

const a = '192.0.2.1 - - [10/Feb/2026:16:42:07 +0000] "GET /a HTTP/1.1" 200 10\n';
const b = '192.0.2.1 - - [10/Feb/2026:16:42:09 +0000] "GET /b HTTP/1.1" 200 10\n';
/** Two lines, packed below by the programs that bear the formats' names. */
export const twoLines = a + b;

export const bzip2 = fromBase64(
  'QlpoOTFBWSZTWUZgii4AAClfAEAQUAv1sAPARAoyACAAZBVVPap5pTJoeoaD1AlUMCZGBGByPjr22avaWrObJbDBC76uhZRVRhCEqMIbrHhdlV5YSslo3XaO' +
    'aqiD8MDCh2VLnJkQYFmjRsXckU4UJBGYIouA',
);

const lzma2 =
  'AgAhARYAAAB0L+Wj4ACHAEpdABiOQoh0t0nuvTpvvOHAwgYvy/Mv20H4Abw+D0ZQ6FXFuGQyeXy8lMHyEvi+vd03LS57hflt4aGbtb5AoNJWh3XkPvF4VDHL7nmg';
export const xz = {
  crc64: fromBase64(`/Td6WFoAAATm1rRG${lzma2}AAAAfCuQrHccKEYAAWaIAQAAAKyk0iSxxGf7AgAAAAAEWVo=`),
  crc32: fromBase64(`/Td6WFoAAAFpIt42${lzma2}AAAA9MaX5gABYogBAAAAuuZDvz4wDYsCAAAAAAFZWg==`),
  sha256: fromBase64(
    `/Td6WFoAAArh+wyh${lzma2}AAAA0Rdq3VL9NR9BuRNaK7+yWWFUT7mLyE1RZtOtMCKO/6kAAX6IAQAAAFokV8u26d8cAgAAAAAKWVo=`,
  ),
};

function fromBase64(text: string): Buffer {
  return Buffer.from(text, 'base64');
}

type Files = Readonly<Record<string, string | Uint8Array>>;

/** A tar archive; a name that ends in a slash is a folder, a long one goes into a pax header. */
export function tar(files: Files): Buffer {
  const parts = Object.entries(files).flatMap(([name, content]) => {
    const fact = ` path=${name}\n`;
    const length = String(fact.length + 3);
    const pax = name.length > 100 ? tarFile('PaxHeader', 'x', length + fact) : [];
    return [...pax, ...tarFile(name.slice(0, 100), name.endsWith('/') ? '5' : '0', content)];
  });
  return Buffer.concat([...parts, Buffer.alloc(1024)]);
}

function tarFile(name: string, type: string, content: string | Uint8Array): Buffer[] {
  const bytes = Buffer.from(content);
  const header = Buffer.alloc(512);
  header.write(name);
  header.write(bytes.length.toString(8).padStart(11, '0'), 124);
  header.write(`        ${type}ustar\0` + '00', 148);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return [header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
}

interface ZipOptions {
  /** Sizes and checksums stand behind the files. */
  isStreamed?: boolean;
  isStored?: boolean;
  isEncrypted?: boolean;
}

/** A zip archive with as much of a directory as says that there is one. */
export function zip(files: Files, { isStreamed = false, isStored = false, isEncrypted = false }: ZipOptions = {}) {
  const parts = Object.entries(files).flatMap(([name, content]) => {
    const bytes = Buffer.from(content);
    const packed = isStored ? bytes : deflateRawSync(bytes);
    const facts = Buffer.alloc(12);
    facts.writeUInt32LE(crc32(bytes), 0);
    facts.writeUInt32LE(packed.length, 4);
    facts.writeUInt32LE(bytes.length, 8);
    const header = Buffer.alloc(30);
    header.write('PK\x03\x04');
    header.writeUInt16LE((isStreamed ? 8 : 0) | (isEncrypted ? 1 : 0), 6);
    header.writeUInt16LE(isStored ? 0 : 8, 8);
    if (!isStreamed) facts.copy(header, 14);
    header.writeUInt16LE(Buffer.byteLength(name), 26);
    return [header, Buffer.from(name), packed, ...(isStreamed ? [Buffer.from('PK\x07\x08'), facts] : [])];
  });
  return Buffer.concat([...parts, Buffer.from('PK\x01\x02'), Buffer.alloc(42)]);
}
