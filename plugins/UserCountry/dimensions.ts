import { defineDimensions } from 'heartwood/sdk';

export default defineDimensions({
  location_country: {
    type: 'TEXT',
    from: { fact: 'location', value: (fact) => fact.country },
    label: 'UserCountry_Country',
    segment: { name: 'countryCode', hint: 'de, us, jp' },
  },
  location_region: {
    type: 'TEXT',
    from: { fact: 'location', value: (fact) => fact.region || null },
    label: 'UserCountry_Region',
    segment: { name: 'regionCode', hint: 'BY (the part of ISO 3166-2 after the country)' },
  },
  location_city: {
    type: 'TEXT',
    from: { fact: 'location', value: (fact) => fact.city || null },
    label: 'UserCountry_City',
    segment: { name: 'city', hint: 'Sydney' },
  },
  location_latitude: {
    type: 'REAL',
    from: { fact: 'location', value: (fact) => fact.latitude },
    label: 'UserCountry_Latitude',
    segment: { name: 'latitude', hint: '48.137', isMetric: true },
  },
  location_longitude: {
    type: 'REAL',
    from: { fact: 'location', value: (fact) => fact.longitude },
    label: 'UserCountry_Longitude',
    segment: { name: 'longitude', hint: '11.575', isMetric: true },
  },
});
