import de from './lang/de.json';
import en from './lang/en.json';
import es from './lang/es.json';
import fr from './lang/fr.json';

export type Texts = Readonly<Record<string, string>>;

/** The text of a key with its `%s` filled in order; the key itself where no language has it. */
export interface Translate {
  (key: string, ...values: (string | number)[]): string;
  has(key: string): boolean;
  readonly language: string;
}

/** The core's texts by language; a language that lacks one takes the English. */
const coreTexts: Readonly<Record<string, Texts>> = { en, de, es, fr };

export const languages: readonly string[] = Object.keys(coreTexts);

/** The core's texts of a language under `Group_Key`, English where it has none. */
export function textsOf(language: string): Texts {
  return { ...coreTexts.en, ...coreTexts[language] };
}

/** Makes `translate` from the core's texts and those of the plugins, by `Plugin_Key`. */
export function makeTranslate(language: string, pluginTexts: Texts = {}): Translate {
  const texts = textsOf(language);
  const find = (key: string): string | undefined => {
    if (Object.hasOwn(texts, key)) return texts[key];
    return Object.hasOwn(pluginTexts, key) ? pluginTexts[key] : undefined;
  };
  const translate = (key: string, ...values: (string | number)[]): string => fill(find(key) ?? key, values);
  return Object.assign(translate, { has: (key: string) => find(key) !== undefined, language });
}

/** `%s` takes the next value, `%2$s` the second, `%%` is a percent sign. */
function fill(text: string, values: readonly (string | number)[]): string {
  let next = 0;
  return text.replace(/%(?:(\d+)\$)?s|%%/g, (whole, position: string | undefined) => {
    if (whole === '%%') return '%';
    return String(values[position === undefined ? next++ : Number(position) - 1] ?? whole);
  });
}
