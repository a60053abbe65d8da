import { defineTexts } from '@renderer/ui/viewTexts';
import de from './lang/de.json';
import en from './lang/en.json';
import es from './lang/es.json';
import fr from './lang/fr.json';

/** The texts of these screens. */
export const t = defineTexts({ en, de, es, fr });
