import UAParser from 'ua-parser-js';
import type { ClientFact } from '@shared/plugin/facts';
import { brandCode } from '@shared/devices/brands';
import { browserCode } from '@shared/devices/browsers';
import { deviceTypeNumber, type DeviceType } from '@shared/devices/deviceTypes';
import { operatingSystemCode, operatingSystemFamily } from '@shared/devices/operatingSystems';
import {
  brandOfParserVendor,
  browserCodeOfParserName,
  engineOfParserName,
  osCodeOfParserName,
} from './data/parserNames';

/** Browser, system and device of a person, in Matomo's codes; every part that is not known is empty. */
export type Client = Omit<ClientFact, 'class' | 'botName'>;

const appleSystems = new Set(['IOS', 'IPA', 'MAC', 'ATV', 'WAS']);
const desktopFamilies = new Set([
  'Windows',
  'Mac',
  'GNU/Linux',
  'Unix',
  'Chrome OS',
  'BeOS',
  'AmigaOS',
  'IBM',
  'RISC OS',
]);
const typeOfParser: Readonly<Record<string, DeviceType>> = {
  mobile: 'smartphone',
  tablet: 'tablet',
  console: 'console',
  smarttv: 'tv',
  wearable: 'wearable',
};

/** Reads a person's user agent. */
export function parseClient(userAgent: string): Client {
  const parser = new UAParser(userAgent);
  const device = parser.getDevice();
  const os = toSystem(parser.getOS(), device.model);
  const deviceType = toDeviceType(device, os.code, userAgent);
  const isHandheld = deviceType === deviceTypeNumber('smartphone') || deviceType === deviceTypeNumber('tablet');
  const browser = toBrowser(parser.getBrowser(), { userAgent, osCode: os.code, isHandheld });
  const engine = engineOfParserName.get(parser.getEngine().name ?? '') ?? '';
  const brand = toBrand(device.vendor, os.code);
  return {
    browserCode: browser.code,
    browserVersion: browser.version,
    browserEngine: engine === '' && browser.code === 'IE' ? 'Trident' : engine,
    osCode: os.code,
    osVersion: os.version,
    deviceType,
    deviceBrand: brand,
    deviceModel: toModel(device.model, brand),
  };
}

/** At most major.minor, as reports show versions: `120.0.6099.71` → `120.0`. */
function toMinorVersion(version: string | undefined): string {
  return /^\d+(?:\.\d+)?/.exec(version ?? '')?.[0] ?? '';
}

interface Surroundings {
  userAgent: string;
  osCode: string;
  isHandheld: boolean;
}

function toBrowser(browser: UAParser.IBrowser, where: Surroundings): { code: string; version: string } {
  const name = (browser.name ?? '').toLowerCase();
  const version = toMinorVersion(browser.version);
  if (name === 'android browser') return toAndroidBrowser(where.userAgent);
  const code = toMobileCode(name, where) ?? browserCodeOfParserName.get(name) ?? browserCode(name) ?? '';
  return { code, version: code === '' ? '' : version };
}

/** `Version/4.0` in an Android user agent is the old system browser, unless it also names the Chrome of a web view. */
function toAndroidBrowser(userAgent: string): { code: string; version: string } {
  const chrome = /Chrome\/([\d.]+)/.exec(userAgent);
  return chrome ? { code: 'CV', version: toMinorVersion(chrome[1]) } : { code: 'AN', version: '' };
}

/** Browsers whose mobile edition has a code of its own. */
function toMobileCode(name: string, { userAgent, osCode, isHandheld }: Surroundings): string | undefined {
  const isApple = osCode === 'IOS' || osCode === 'IPA';
  const isAndroid = operatingSystemFamily(osCode) === 'Android';
  if (name === 'safari' || name === 'mobile safari') return isApple ? 'MF' : 'SF';
  if (name === 'firefox') return isApple ? 'F1' : isAndroid || isHandheld ? 'FM' : 'FF';
  if (name === 'chrome') return isApple ? 'CI' : isAndroid && / Mobile/.test(userAgent) ? 'CM' : 'CH';
  if (name === 'opera') return isAndroid && / Mobile/.test(userAgent) ? 'OM' : 'OP';
  if (name === 'opera mini') return isApple ? 'O1' : 'OI';
  return undefined;
}

function toSystem(os: UAParser.IOS, model: string | undefined): { code: string; version: string } {
  const name = (os.name ?? '').toLowerCase();
  const code = osCodeOfParserName.get(name) ?? operatingSystemCode(name) ?? '';
  if (code === 'WIN') return toWindows(os.version ?? '');
  const version = toMinorVersion(os.version);
  if (name.startsWith('playstation'))
    return { code: /portable|vita/i.test(os.version ?? '') ? 'PSP' : 'PS3', version: '' };
  if (name === 'nintendo') return { code: /wii|switch/i.test(os.version ?? '') ? 'WII' : 'NDS', version: '' };
  const isTabletSystem = code === 'IOS' && model === 'iPad' && Number.parseInt(version, 10) >= 13;
  return { code: isTabletSystem ? 'IPA' : code, version: code === 'LIN' || code === '' ? '' : version };
}

function toWindows(version: string): { code: string; version: string } {
  if (version === 'RT') return { code: 'WRT', version: '' };
  if (/^CE/i.test(version)) return { code: 'WCE', version: '' };
  return { code: 'WIN', version: /^[\w.]+$/.test(version) ? version : '' };
}

function toDeviceType(device: UAParser.IDevice, osCode: string, userAgent: string): number | null {
  if (device.vendor === 'Tesla') return deviceTypeNumber('car browser');
  if (device.model?.startsWith('iPod')) return deviceTypeNumber('portable media player');
  const type = typeOfParser[device.type ?? ''];
  if (type !== undefined) return deviceTypeNumber(type);
  const family = operatingSystemFamily(osCode);
  if (family === 'Android') return deviceTypeNumber(/ Mobile/.test(userAgent) ? 'smartphone' : 'tablet');
  return desktopFamilies.has(family) ? deviceTypeNumber('desktop') : null;
}

function toBrand(vendor: string | undefined, osCode: string): string {
  if (appleSystems.has(osCode)) return brandCode('Apple') ?? '';
  if (vendor === undefined) return '';
  return brandCode(brandOfParserVendor.get(vendor.toLowerCase()) ?? vendor) ?? '';
}

/** Chrome's reduced user agents say `K` instead of a model; a desktop Mac has none. */
function toModel(model: string | undefined, brand: string): string {
  const text = (model ?? '').replace(/ Build$/i, '').trim();
  if (text === 'Macintosh' || (text === 'K' && brand === '')) return '';
  return text.slice(0, 100);
}
