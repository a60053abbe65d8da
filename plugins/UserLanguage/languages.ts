import type { ReportContext } from 'heartwood/sdk';

/** Stands for a language that the log doesn't tell. */
export const UNKNOWN_LANGUAGE = 'xx';

/** The first language that a browser asks for: `de-AT,de;q=0.9` → `de-at`, `zh-Hans-CN` → `zh-cn`; null without one. */
export function parseLanguage(header: string): string | null {
  const pattern = /^\s*([a-z]{2,3})(?:-[a-z]{4})?(?:-([a-z]{2}))?(?![a-z\d])/i;
  const [, language, region] = pattern.exec(header) ?? [];
  if (language === undefined) return null;
  return (region === undefined ? language : `${language}-${region}`).toLowerCase();
}

/** `en-us` → `en` */
export const languageOf = (code: string): string => code.split('-')[0] ?? '';

/** English */
export function languageName(code: string, context: ReportContext): string {
  const name = code === UNKNOWN_LANGUAGE ? '' : context.displayName('language', languageOf(code));
  return name || context.translate('General_Unknown');
}

/** English - United States (en-us) */
export function languageCodeName(code: string, context: ReportContext): string {
  const region = code.split('-')[1];
  if (code === UNKNOWN_LANGUAGE) return languageName(code, context);
  const place = region === undefined ? '' : ` - ${context.displayName('region', region.toUpperCase())}`;
  return `${languageName(code, context)}${place} (${code})`;
}
