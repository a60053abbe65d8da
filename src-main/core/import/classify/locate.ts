import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Reader, type Response } from 'mmdb-lib';
import { AppError } from '@shared/errors';
import type { LocationFact } from '@shared/plugin/facts';
import { networkOf } from './networks';

/** Where an address is, as clients keep it: of its network only the number, 0 where none is known. */
export interface Place extends Omit<LocationFact, 'network'> {
  network: number;
}

/** Tells where an address is. Must be closed, which lets go of the database's memory. */
export interface Locator {
  locate(ip: string): Place;
  close(): void;
}

/** A record as MaxMind and DB-IP write it, and flat as the free files of ip-location-db have it. */
interface GeoRecord {
  country?: { iso_code?: string };
  registered_country?: { iso_code?: string };
  subdivisions?: { iso_code?: string; names?: { en?: string } }[];
  city?: string | { names?: { en?: string } };
  location?: { latitude?: number; longitude?: number };
  country_code?: string;
  state1?: string;
  latitude?: number;
  longitude?: number;
}

type Geo = Omit<Place, 'network'>;

const unknownPlace: Geo = { country: 'xx', region: '', regionName: '', city: '', latitude: null, longitude: null };
/** Records kept decoded: a country file has 250, one of cities any number. */
const MAX_RECORDS = 10_000;
const byte = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
/** An IPv4 address whose first byte is enough to tell that it is public: nearly all of them. */
const plainlyPublic = new RegExp(
  `^(?!(?:0|10|100|127|169|172|192|198|203|22[4-9]|23\\d|24\\d|25\\d)\\.)${byte}\\.${byte}\\.${byte}\\.${byte}$`,
);
/** The same of IPv6: the blocks of the registries, but for one that holds addresses of servers everywhere. */
const mayBePublicIpv6 = /^(?!2620:)2[4-9a-f][\da-f]{2}:[\da-f:]+$/;
const bundledDatabase = '@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb';

/**
 * Opens a geolocation database in MaxMind's format: the given file, or the country file that comes with Heartwood.
 * Throws: AppError geo.unreadable, at once and not at the first look-up.
 */
export function openLocator(databasePath?: string): Locator {
  let reader: Reader<Response> | null = openReader(
    databasePath ?? createRequire(import.meta.url).resolve(bundledDatabase),
  );
  const hasIpv6 = reader.metadata.ipVersion === 6;
  return {
    locate(ip) {
      const address = toPublicAddress(ip);
      if (reader === null || address === null) return { ...unknownPlace, network: 0 };
      // asked for an IPv6 address, a file for IPv4 names a wrong place
      const record = hasIpv6 || !address.includes(':') ? reader.get(address) : null;
      const place = record === null ? unknownPlace : toPlace(record as GeoRecord);
      return { ...place, network: networkOf(address) };
    },
    close() {
      reader = null;
    },
  };
}

/** Databases of the same format that know no places. */
const otherDatabases = /asn|isp|domain|connection|anonymous|proxy|vpn|enterprise-traits/i;

function openReader(path: string): Reader<Response> {
  try {
    const reader = new Reader<Response>(readFileSync(path), { cache: new RecordCache() });
    const { databaseType } = reader.metadata;
    if (otherDatabases.test(databaseType) && !/city|country|location/i.test(databaseType)) {
      throw new Error(`it holds no countries or cities but ${databaseType}`);
    }
    return reader;
  } catch (error) {
    throw new AppError('geo.unreadable', { path, reason: error instanceof Error ? error.message : String(error) });
  }
}

/** Decoded records by their place in the file. */
class RecordCache {
  private readonly records = new Map<string | number, unknown>();

  get(place: string | number): unknown {
    return this.records.get(place);
  }

  set(place: string | number, record: unknown): void {
    if (this.records.size >= MAX_RECORDS) this.records.clear();
    this.records.set(place, record);
  }
}

/** The address as the reader takes it, or null where a look-up would be senseless. A `*` of an anonymised address counts as 0. */
function toPublicAddress(ip: string): string | null {
  if (plainlyPublic.test(ip)) return ip;
  if (mayBePublicIpv6.test(ip) && isIP(ip) === 6) return ip;
  const text = ip.includes('*') ? ip.replaceAll('*', '0') : ip;
  if (isIP(text) === 0) return null;
  const address = ipaddr.process(text);
  return address.range() === 'unicast' ? address.toString() : null;
}

function toPlace(record: GeoRecord): Geo {
  const country = record.country?.iso_code ?? record.registered_country?.iso_code ?? record.country_code ?? '';
  if (!/^[A-Za-z]{2}$/.test(country)) return unknownPlace;
  return {
    country: country.toLowerCase(),
    region: record.subdivisions?.[0]?.iso_code ?? record.state1 ?? '',
    regionName: record.subdivisions?.[0]?.names?.en ?? record.state1 ?? '',
    city: (typeof record.city === 'string' ? record.city : record.city?.names?.en) ?? '',
    latitude: record.location?.latitude ?? toNumber(record.latitude),
    longitude: record.location?.longitude ?? toNumber(record.longitude),
  };
}

function toNumber(value: number | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
