import {
  defineApi,
  extractionSources,
  MAX_DIMENSIONS,
  type CustomDimension,
  type DimensionScope,
  type JsonValue,
} from 'heartwood/sdk';
import { parseExtractions } from './extractions';

const idSite = { type: 'number' } as const;
const settings = {
  idSite,
  name: { type: 'text' },
  active: { type: 'boolean' },
  extractions: { type: 'text', default: '' },
} as const;
const scopes: readonly DimensionScope[] = ['visit', 'action'];

/** As the API shows a dimension; the table counts places by scope, and here each dimension has its own. */
function toAnswer({ extractions, ...dimension }: CustomDimension): JsonValue {
  return { ...dimension, index: dimension.idcustomdimension, extractions: extractions.map((entry) => ({ ...entry })) };
}

export default defineApi({
  configureNewCustomDimension: {
    parameters: {
      ...settings,
      scope: { type: 'text', allowed: scopes },
      caseSensitive: { type: 'boolean', default: true },
    },
    writes: true,
    documentation: 'Adds a custom dimension and answers its id; visits of the past get its values, too.',
    run(values, services) {
      services.sites.byId(values.idSite);
      return services.dimensions.add({
        idsite: values.idSite,
        name: values.name,
        scope: values.scope,
        active: values.active,
        extractions: parseExtractions(values.extractions),
        case_sensitive: values.caseSensitive,
      });
    },
  },
  configureExistingCustomDimension: {
    parameters: { idDimension: { type: 'number' }, ...settings, caseSensitive: { type: 'boolean', default: null } },
    writes: true,
    documentation: 'Changes a custom dimension.',
    run(values, services) {
      const known = services.dimensions.all(values.idSite);
      const before = known.find(({ idcustomdimension: id }) => id === values.idDimension);
      services.dimensions.update({
        idsite: values.idSite,
        idcustomdimension: values.idDimension,
        name: values.name,
        active: values.active,
        extractions: parseExtractions(values.extractions),
        case_sensitive: values.caseSensitive ?? before?.case_sensitive ?? true,
      });
    },
  },
  getConfiguredCustomDimensions: {
    parameters: { idSite },
    documentation: 'The custom dimensions of a site.',
    run: (values, services) => services.dimensions.all(values.idSite).map(toAnswer),
  },
  getConfiguredCustomDimensionsHavingScope: {
    parameters: { idSite, scope: { type: 'text', allowed: scopes } },
    documentation: 'Those of visits, or those of actions.',
    run: (values, services) =>
      services.dimensions
        .all(values.idSite)
        .filter(({ scope }) => scope === values.scope)
        .map(toAnswer),
  },
  getAvailableScopes: {
    parameters: { idSite },
    documentation:
      'Whom dimensions can tell something of, and how many more there may be: all share one row of places.',
    run(values, services) {
      const known = services.dimensions.all(values.idSite);
      return scopes.map((scope) => ({
        value: scope,
        name: services.translate(`CustomDimensions_${scope}`),
        numSlotsAvailable: MAX_DIMENSIONS,
        numSlotsUsed: known.filter((dimension) => dimension.scope === scope).length,
        numSlotsLeft: MAX_DIMENSIONS - known.length,
        supportsExtractions: true,
      }));
    },
  },
  getAvailableExtractionDimensions: {
    parameters: {},
    documentation: 'What of a line can say the value of a dimension.',
    run: (_values, services) =>
      extractionSources.map((value) => ({ value, name: services.translate(`CustomDimensions_source_${value}`) })),
  },
});
