import { aiAssistantUrl } from '../referrers/aiAssistants';
import { searchEngineUrl } from '../referrers/searchEngines';
import { socialUrl } from '../referrers/socials';
import { logoFiles } from './data/logoFiles';
import { operatingSystemFamilies } from './data/operatingSystemFamilies';
import { deviceTypes } from './deviceTypes';
import { operatingSystemCode, operatingSystemName } from './operatingSystems';

type Folder = keyof typeof logoFiles;

const files = new Map(Object.entries(logoFiles).map(([folder, names]) => [folder, new Set(names.trim().split(/\s+/))]));

/** The path of a file that exists: of the name asked for, or of the folder's stand-in for all others. */
function toPath(folder: Folder, name: string, standIn: string): string {
  const found = files.get(folder)?.has(name) ? name : standIn;
  return folder === 'flags' ? `resources/flags/${found}.svg` : `resources/logos/${folder}/${found}.svg`;
}

/** `Yahoo! Images` → `yahoo-images` */
function toSlug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The logo of a browser's code. */
export function browserLogo(code: string): string {
  return toPath('browsers', code, 'UNK');
}

/** The logo of an operating system's code, or of a family's name. */
export function osLogo(codeOrFamily: string): string {
  const isCode = operatingSystemName(codeOrFamily) !== 'Unknown';
  const code = isCode ? codeOrFamily : (operatingSystemCode(codeOrFamily) ?? firstOfFamily(codeOrFamily));
  return toPath('os', code, 'UNK');
}

function firstOfFamily(family: string): string {
  const codes = Object.hasOwn(operatingSystemFamilies, family) ? operatingSystemFamilies[family] : '';
  return codes?.split(' ')[0] ?? '';
}

/** The logo of a device brand's code. */
export function brandLogo(code: string): string {
  return toPath('brands', code, 'UNK');
}

/** The picture of a device type's number. */
export function deviceTypeLogo(type: number | null): string {
  return toPath('devices', toSlug(type === null ? '' : (deviceTypes[type] ?? '')), 'unknown');
}

/** The flag of a country's code, whatever its case. */
export function flagLogo(country: string): string {
  return toPath('flags', country.toLowerCase(), 'xx');
}

/** The logo of a search engine's name; undefined for names that are no search engine's. */
export function searchEngineLogo(name: string): string | undefined {
  return searchEngineUrl(name) === '' ? undefined : toPath('searchEngines', toSlug(name), 'unknown');
}

/** The logo of a social network's name; undefined for names that are no social network's. */
export function socialLogo(name: string): string | undefined {
  return socialUrl(name) === '' ? undefined : toPath('socials', toSlug(name), 'unknown');
}

/** The logo of an AI assistant's name; undefined for names that are no AI assistant's. */
export function aiAssistantLogo(name: string): string | undefined {
  return aiAssistantUrl(name) === '' ? undefined : toPath('aiAssistants', toSlug(name), 'unknown');
}
