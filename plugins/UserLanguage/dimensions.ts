import { defineDimensions } from 'heartwood/sdk';
import { parseLanguage, UNKNOWN_LANGUAGE } from './languages';

export default defineDimensions({
  location_browser_lang: {
    type: 'TEXT',
    from: { fact: 'fields', value: (fact) => parseLanguage(fact.language) },
    label: 'UserLanguage_LanguageCode',
    segment: {
      name: 'languageCode',
      hint: 'de, en-gb; xx is unknown',
      to: (code) => code ?? UNKNOWN_LANGUAGE,
      category: 'General_Visit',
    },
  },
});
