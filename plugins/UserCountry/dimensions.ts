import { defineDimensions, displayName, type CellValue, toContinent } from 'heartwood/sdk';
import { UNKNOWN_COUNTRY } from './places';

const category = 'UserCountry_SubmenuLocations';

const toCountry = (code: CellValue): string => String(code || UNKNOWN_COUNTRY);

export default defineDimensions({
  location_country: {
    type: 'TEXT',
    from: { fact: 'location', value: (fact) => fact.country },
    label: 'UserCountry_Country',
    segment: [
      { name: 'countryCode', hint: 'de, us, jp; xx is unknown', to: toCountry, category },
      {
        name: 'countryName',
        hint: 'Germany, Japan',
        to: (code) => (toCountry(code) === UNKNOWN_COUNTRY ? null : displayName('en', 'region', toCountry(code))),
        label: 'UserCountry_CountryName',
        category,
      },
      {
        name: 'continentCode',
        hint: 'eur, asi, amc, amn, ams, afr, ant, oce; unk is unknown',
        to: (code) => toContinent(toCountry(code)),
        label: 'UserCountry_ContinentCode',
        category,
      },
    ],
  },
  location_region: {
    type: 'TEXT',
    from: { fact: 'location', value: (fact) => fact.region || null },
    label: 'UserCountry_Region',
    segment: { name: 'regionCode', hint: 'BY (the part of ISO 3166-2 after the country)', category },
  },
  location_region_name: {
    type: 'TEXT',
    from: { fact: 'location', value: (fact) => fact.regionName || null },
    label: 'UserCountry_RegionName',
  },
  location_city: {
    type: 'TEXT',
    from: { fact: 'location', value: (fact) => fact.city || null },
    label: 'UserCountry_City',
    segment: { name: 'city', hint: 'Sydney', category },
  },
  location_latitude: {
    type: 'REAL',
    from: { fact: 'location', value: (fact) => fact.latitude },
    label: 'UserCountry_Latitude',
    segment: { name: 'latitude', hint: '48.137', isMetric: true, category },
  },
  location_longitude: {
    type: 'REAL',
    from: { fact: 'location', value: (fact) => fact.longitude },
    label: 'UserCountry_Longitude',
    segment: { name: 'longitude', hint: '11.575', isMetric: true, category },
  },
});
