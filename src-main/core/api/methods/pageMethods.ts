import type { JsonValue } from '@shared/plugin/defineApi';
import { describePages, describeWidgets } from '../describeWidgets';
import { placeOf } from '../makeServices';
import { matomoVersion, productVersion } from '../version';
import type { CoreMethods } from './CoreMethod';

const idSite = { type: 'text', default: '' } as const;

/** Who answers, and what screens can show. */
export const pageMethods: CoreMethods = {
  'API.getHeartwoodVersion': {
    parameters: {},
    documentation: 'The version of this Heartwood.',
    run: () => productVersion,
  },
  'API.getMatomoVersion': {
    parameters: {},
    documentation: 'The version of Matomo whose Reporting API this follows, for programs that ask before they go on.',
    run: () => matomoVersion,
  },
  'API.getPiwikVersion': {
    parameters: {},
    documentation: 'As API.getMatomoVersion.',
    run: () => matomoVersion,
  },
  'API.getAvailableMeasurableTypes': {
    parameters: {},
    documentation: 'What a site can be: a website.',
    run: (_values, { translate }) => [{ id: 'website', name: translate('General_Website') }],
  },
  'API.getWidgetMetadata': {
    parameters: { idSite },
    documentation: 'Every report, and every view of a plugin, that can stand alone on a page, with its category.',
    run: (_values, call): JsonValue =>
      describeWidgets(call.engine.plugins, call.translate, placeOf(call)).map((widget): JsonValue => ({ ...widget })),
  },
  'API.getReportPagesMetadata': {
    parameters: { idSite },
    documentation: 'The pages of the menu with their reports and views.',
    run: (_values, call): JsonValue =>
      describePages(call.engine.plugins, call.translate, placeOf(call)).map((page): JsonValue => ({
        ...page,
        widgets: page.widgets.map((widget) => ({ ...widget })),
      })),
  },
  'API.getPagesComparisonsDisabledFor': {
    parameters: {},
    documentation: 'The pages whose reports cannot be compared: none.',
    run: () => [],
  },
};
