import { defineDimensions } from 'heartwood/sdk';
import { kindOf, numberOf, organizationOf } from './networks';

const category = 'UserCountry_SubmenuLocations';

export default defineDimensions({
  location_provider: {
    type: 'TEXT',
    from: { fact: 'location', value: (fact) => fact.network || null },
    label: 'Provider_ColumnProvider',
    segment: [
      {
        name: 'provider',
        hint: 'Deutsche Telekom AG',
        to: (network) => (network === null ? null : organizationOf(String(network))),
        isExact: true,
        category,
      },
      {
        name: 'networkNumber',
        hint: '3320, the number of the autonomous system; 0 is unknown',
        to: (network) => numberOf(String(network ?? '')),
        label: 'Provider_NetworkNumber',
        category,
      },
      {
        name: 'isDataCenter',
        hint: '0, 1; empty where the network is not known',
        to: kindOf,
        label: 'Provider_FromDataCenter',
        category,
      },
    ],
  },
});
