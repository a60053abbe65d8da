import { defineApi, type ReportRequest } from 'heartwood/sdk';

export default defineApi({
  getNumberOfDistinctCountries: {
    parameters: {
      idSite: { type: 'site' },
      period: { type: 'period' },
      date: { type: 'date' },
      segment: { type: 'segment', default: '' },
    },
    documentation: 'How many countries visits came from.',
    run: (request, services) => services.numerics(['UserCountry_distinctCountries'], request as ReportRequest),
  },
});
