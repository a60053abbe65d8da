const names = new Map<string, Intl.DisplayNames>();

/** A country's or a language's name in a language (CLDR); the code itself where there is none. */
export function displayName(language: string, type: 'region' | 'language', code: string): string {
  const key = `${language} ${type}`;
  let list = names.get(key);
  if (!list) names.set(key, (list = new Intl.DisplayNames([language], { type, fallback: 'code' })));
  try {
    return list.of(type === 'region' ? code.toUpperCase() : code) ?? code;
  } catch {
    return code;
  }
}
