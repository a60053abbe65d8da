import { defineApi, reportParameters, type ReportRequest } from 'heartwood/sdk';

export default defineApi({
  getNumberOfDistinctCountries: {
    parameters: reportParameters,
    documentation: 'How many countries visits came from.',
    run: (request, services) => services.numerics(['UserCountry_distinctCountries'], request as ReportRequest),
  },
});
