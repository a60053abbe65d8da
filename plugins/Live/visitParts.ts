import {
  aiAssistantLogo,
  aiAssistantUrl,
  brandLogo,
  brandName,
  browserFamily,
  browserLogo,
  browserName,
  channelTexts,
  deviceTypeLogo,
  deviceTypeName,
  flagLogo,
  operatingSystemFamily,
  operatingSystemName,
  osLogo,
  searchEngineLogo,
  searchEngineUrl,
  socialLogo,
  socialUrl,
  toChannel,
  toContinent,
  type JsonValue,
  type LogVisit,
} from 'heartwood/sdk';
import { textOf } from './actionDetails';
import type { SiteClock } from './SiteClock';

type Part = Record<string, JsonValue>;
type Translate = (key: string, ...values: (string | number)[]) => string;

/** Where the visit came from. */
export function toReferrer(visit: LogVisit, translate: Translate): Part {
  const type = toChannel(Number(visit.referer_type)) ?? 'direct';
  const name = textOf(visit.referer_name);
  return {
    referrerType: type,
    referrerTypeName: translate(channelTexts[type]),
    referrerName: name,
    referrerKeyword: textOf(visit.referer_keyword),
    referrerKeywordPosition: null,
    referrerUrl: textOf(visit.referer_url),
    referrerSearchEngineUrl: type === 'search' ? searchEngineUrl(name) || null : null,
    referrerSearchEngineIcon: type === 'search' ? (searchEngineLogo(name) ?? null) : null,
    referrerAIAssistantUrl: type === 'ai' ? aiAssistantUrl(name) || null : null,
    referrerAIAssistantIcon: type === 'ai' ? (aiAssistantLogo(name) ?? null) : null,
    referrerSocialNetworkUrl: type === 'social' ? socialUrl(name) || null : null,
    referrerSocialNetworkIcon: type === 'social' ? (socialLogo(name) ?? null) : null,
  };
}

/** What the visit was made with. */
export function toDevice(visit: LogVisit, clock: SiteClock, translate: Translate): Part {
  const browser = textOf(visit.config_browser_name);
  const browserVersion = textOf(visit.config_browser_version);
  const system = textOf(visit.config_os);
  const version = textOf(visit.config_os_version);
  const brand = textOf(visit.config_device_brand);
  const type = typeof visit.config_device_type === 'number' ? visit.config_device_type : null;
  const language = textOf(visit.location_browser_lang);
  const named = (name: string): string => (name === 'Unknown' ? translate('General_Unknown') : name);
  const withVersion = (name: string, number: string): string => [name, number].filter(Boolean).join(' ');
  return {
    languageCode: language,
    language: clock.nameOf('language', language.split('-')[0] ?? ''),
    deviceType: deviceTypeName(type, translate),
    deviceTypeIcon: deviceTypeLogo(type),
    deviceBrand: named(brandName(brand)),
    deviceBrandIcon: brandLogo(brand),
    deviceModel: textOf(visit.config_device_model),
    operatingSystem: withVersion(named(operatingSystemName(system)), version),
    operatingSystemName: named(operatingSystemName(system)),
    operatingSystemFamily: named(operatingSystemFamily(system)),
    operatingSystemIcon: osLogo(system),
    operatingSystemCode: system,
    operatingSystemVersion: version,
    browserFamily: textOf(visit.config_browser_engine),
    browserFamilyDescription: named(browserFamily(browser)),
    browser: withVersion(named(browserName(browser)), browserVersion),
    browserName: named(browserName(browser)),
    browserIcon: browserLogo(browser),
    browserCode: browser,
    browserVersion,
  };
}

/** Where the visitor was. */
export function toPlace(visit: LogVisit, clock: SiteClock, translate: Translate): Part {
  const country = textOf(visit.location_country) || 'xx';
  const name = country === 'xx' ? translate('General_Unknown') : clock.nameOf('region', country);
  const [city, region] = [textOf(visit.location_city), textOf(visit.location_region)];
  const continent = toContinent(country);
  return {
    continent: translate(`UserCountry_continent_${continent}`),
    continentCode: continent,
    country: name,
    countryCode: country,
    countryFlag: flagLogo(country),
    region: region || null,
    regionCode: region || null,
    city: city || null,
    location: [city, region, name].filter(Boolean).join(', '),
    latitude: typeof visit.location_latitude === 'number' ? visit.location_latitude : null,
    longitude: typeof visit.location_longitude === 'number' ? visit.location_longitude : null,
    provider: textOf(visit.location_provider) || null,
    providerName: textOf(visit.location_provider).replace(/^AS\d+ /, '') || null,
  };
}

const plugins = ['cookie', 'flash', 'java', 'pdf', 'quicktime', 'realplayer', 'silverlight', 'windowsmedia'];

/** What only tracking requests tell: screen, plugins of the browser, own clock, variables, dimensions. */
export function toTold(visit: LogVisit): Part {
  const localTime = textOf(visit.visitor_localtime);
  return {
    visitLocalTime: localTime,
    visitLocalHour: localTime.slice(0, 2),
    ...toSince(visit.visitor_seconds_since_last, 'LastVisit'),
    resolution: textOf(visit.config_resolution),
    plugins: plugins.filter((name) => visit[`config_${name}`] === 1).join(', '),
    customVariables: toVariables(visit),
    ...toDimensions(visit),
  };
}

/** `daysSinceFirstVisit`, `secondsSinceFirstVisit` */
export function toSince(seconds: unknown, name: string): Part {
  const known = Number(seconds ?? 0);
  return { [`daysSince${name}`]: Math.floor(known / 86_400), [`secondsSince${name}`]: known };
}

function toVariables(visit: LogVisit): { [slot: string]: JsonValue } {
  const slots = [1, 2, 3, 4, 5].filter((slot) => visit[`custom_var_k${slot}`]);
  return Object.fromEntries(
    slots.map((slot) => [
      String(slot),
      {
        [`customVariableName${slot}`]: textOf(visit[`custom_var_k${slot}`]),
        [`customVariableValue${slot}`]: textOf(visit[`custom_var_v${slot}`]),
      },
    ]),
  );
}

function toDimensions(visit: LogVisit): Part {
  const given = Object.entries(visit).filter(
    ([column, value]) => column.startsWith('custom_dimension_') && value !== null,
  );
  return Object.fromEntries(
    given.map(([column, value]) => [`dimension${column.slice('custom_dimension_'.length)}`, textOf(value)]),
  );
}
