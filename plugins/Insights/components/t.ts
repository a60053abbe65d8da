import { defineTexts } from '@renderer/ui/viewTexts';
import de from './lang/de.json';
import en from './lang/en.json';
import es from './lang/es.json';
import fr from './lang/fr.json';

export const t = defineTexts({ en, de, fr, es });
