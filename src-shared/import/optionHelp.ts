import type { ImportOptionDeclaration } from './importOptions';
import de from './lang/de.json';
import es from './lang/es.json';
import fr from './lang/fr.json';

/** Other languages than English, of the options that the import screen has. */
export const optionTexts: Readonly<Record<string, Readonly<Record<string, string>>>> = { de, es, fr };

/** What an option does, beginning with a small letter; in English where the language has no text. */
export function optionHelp({ name, help }: ImportOptionDeclaration, language: string): string {
  return optionTexts[language]?.[name] ?? help;
}
