import { md5 } from './md5';

/**
 * 32 hexadecimal digits that stand for a segment in archive names; '' for none. As in Matomo the MD5 of the decoded text;
 * `;` `,` and `\` within a value keep a backslash, so that no two segments share one.
 */
export function segmentHash(text: string): string {
  return text === '' ? '' : md5(decodeURIComponent(text.replace(/%(3B|2C|5C)/g, '%5C%$1')));
}
