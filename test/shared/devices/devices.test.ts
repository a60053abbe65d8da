import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { brandCode, brandName } from '@shared/devices/brands';
import { browserCode, browserFamily, browserName } from '@shared/devices/browsers';
import { logoFiles } from '@shared/devices/data/logoFiles';
import { deviceTypeName, deviceTypeNumber } from '@shared/devices/deviceTypes';
import {
  brandLogo,
  browserLogo,
  deviceTypeLogo,
  flagLogo,
  osLogo,
  searchEngineLogo,
  socialLogo,
} from '@shared/devices/logos';
import { operatingSystemCode, operatingSystemFamily, operatingSystemName } from '@shared/devices/operatingSystems';
import { makeTranslate } from '@shared/i18n/translate';

const english = makeTranslate('en');

describe('names of codes', () => {
  it.each([
    [browserName('CH'), 'Chrome'],
    [browserName('PS'), 'Microsoft Edge'],
    [browserName('36'), '360 Phone Browser'],
    [browserName(''), 'Unknown'],
    [browserName('constructor'), 'Unknown'],
    [browserFamily('CM'), 'Chrome'],
    [browserFamily('FM'), 'Firefox'],
    [browserFamily('LX'), 'Lynx'],
    [operatingSystemName('WIN'), 'Windows'],
    [operatingSystemName('LIN'), 'GNU/Linux'],
    [operatingSystemFamily('UBT'), 'GNU/Linux'],
    [operatingSystemFamily('IPA'), 'iOS'],
    [operatingSystemFamily(''), 'Unknown'],
    [brandName('SA'), 'Samsung'],
    [brandName('?'), 'Unknown'],
    [deviceTypeName(0, english), 'Desktop'],
    [deviceTypeName(3, english), 'Feature phone'],
    [deviceTypeName(5, english), 'TV'],
    [deviceTypeName(null, english), 'Unknown'],
    [deviceTypeName(99, english), 'Unknown'],
  ])('%s', (actual, expected) => {
    expect(actual).toBe(expected);
  });

  it('are found whatever their case', () => {
    expect(browserCode('mobile SAFARI')).toBe('MF');
    expect(operatingSystemCode('windows')).toBe('WIN');
    expect(brandCode('apple')).toBe('AP');
    expect(brandCode('No Such Brand')).toBeUndefined();
    expect(deviceTypeNumber('peripheral')).toBe(13);
  });
});

describe('logos', () => {
  it.each([
    [browserLogo('CH'), 'resources/logos/browsers/CH.svg'],
    [browserLogo('../../../etc/passwd'), 'resources/logos/browsers/UNK.svg'],
    [browserLogo(''), 'resources/logos/browsers/UNK.svg'],
    [osLogo('WIN'), 'resources/logos/os/WIN.svg'],
    [osLogo('GNU/Linux'), 'resources/logos/os/LIN.svg'],
    [osLogo('Mobile Gaming Console'), 'resources/logos/os/PSP.svg'],
    [osLogo('constructor'), 'resources/logos/os/UNK.svg'],
    [brandLogo('AP'), 'resources/logos/brands/AP.svg'],
    [deviceTypeLogo(1), 'resources/logos/devices/smartphone.svg'],
    [deviceTypeLogo(3), 'resources/logos/devices/feature-phone.svg'],
    [deviceTypeLogo(null), 'resources/logos/devices/unknown.svg'],
    [flagLogo('DE'), 'resources/flags/de.svg'],
    [flagLogo('zz'), 'resources/flags/xx.svg'],
    [searchEngineLogo('Yahoo! Images'), 'resources/logos/searchEngines/yahoo-images.svg'],
    [searchEngineLogo('Abacho'), 'resources/logos/searchEngines/unknown.svg'],
    [searchEngineLogo('Facebook.example'), undefined],
    [socialLogo('Hacker News'), 'resources/logos/socials/hacker-news.svg'],
    [socialLogo('Netlog'), 'resources/logos/socials/unknown.svg'],
    [socialLogo('Google'), undefined],
  ])('%s', (actual, expected) => {
    expect(actual).toBe(expected);
  });

  it('are all there', () => {
    const root = join(import.meta.dirname, '../../..');
    const missing = Object.entries(logoFiles).flatMap(([folder, names]) =>
      names
        .trim()
        .split(/\s+/)
        .map((name) => (folder === 'flags' ? `resources/flags/${name}.svg` : `resources/logos/${folder}/${name}.svg`))
        .filter((path) => !existsSync(join(root, path))),
    );
    expect(missing).toEqual([]);
  });

  it('are named after codes that exist', () => {
    const names = (folder: keyof typeof logoFiles) =>
      logoFiles[folder]
        .trim()
        .split(/\s+/)
        .filter((name) => name !== 'UNK');
    expect(names('browsers').filter((code) => browserName(code) === 'Unknown')).toEqual([]);
    expect(names('os').filter((code) => operatingSystemName(code) === 'Unknown')).toEqual([]);
    expect(names('brands').filter((code) => brandName(code) === 'Unknown')).toEqual([]);
    expect(names('devices')).toHaveLength(15);
  });
});
