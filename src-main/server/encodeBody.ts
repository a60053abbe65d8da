/** A text as bytes of the charset that its content type names. */
export function encodeBody(body: string, contentType: string): Buffer {
  return Buffer.from(body, contentType.endsWith('charset=utf-16le') ? 'utf16le' : 'utf8');
}
