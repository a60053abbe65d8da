import { createContext, use, useState } from 'react';
import { currentLanguage, languages, setLanguage } from '../ui/t';

/** Where the choice is kept, on this machine and for this host only. */
const KEY = 'heartwood-language';

export interface LanguageChoice {
  /** One of `languages`. */
  language: string;
  choose: (language: string) => void;
}

export const LanguageContext = createContext<LanguageChoice>({ language: 'en', choose: () => undefined });

export const useLanguage = (): LanguageChoice => use(LanguageContext);

/** The language that was chosen, else the browser's; whoever chooses another has the screens drawn anew in it. */
export function useLanguageChoice(): LanguageChoice {
  const [language, show] = useState(() => speak(readChoice() ?? navigator.language));
  return {
    language,
    choose: (chosen) => {
      localStorage.setItem(KEY, chosen);
      show(speak(chosen));
    },
  };
}

/** `Deutsch`, `English`: a language as its own speakers call it. */
export function nameOfLanguage(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

function readChoice(): string | undefined {
  const chosen = localStorage.getItem(KEY);
  return languages.find((language) => language === chosen);
}

/** Numbers and dates keep the reader's own habits where the browser speaks the same language: `de-AT`, `en-GB`. */
function speak(tag: string): string {
  const own = navigator.languages.find((known) => known.startsWith(`${tag}-`));
  setLanguage(own ?? tag);
  document.documentElement.lang = currentLanguage();
  return currentLanguage();
}
