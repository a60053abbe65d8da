/** A visitor's id as it is stored and compared, in hex: without zeros before it, those of Matomo's 16 digits by the 13 that are kept. */
export function storedVisitorId(value: string): string {
  const id = value.trim().toLowerCase();
  const short = id.replace(/^0+(?=.)/, '');
  return short.length <= 13 ? short : id.slice(0, 13).replace(/^0+(?=.)/, '');
}
