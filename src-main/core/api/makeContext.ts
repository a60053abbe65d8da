import { displayName } from '@shared/i18n/displayName';
import type { ReportContext } from '@shared/plugin/defineReports';
import type { ApiCall } from './ApiCall';
import type { Selection } from './selection';

/** What a report's functions may know of the request. */
export function makeContext({ parameters, translate }: ApiCall, { site, period }: Selection): ReportContext {
  return {
    idSite: site.idsite,
    siteUrl: site.main_url,
    periodType: period.type,
    translate,
    displayName: (type, code) => displayName(translate.language, type, code),
    parameter: (name) => parameters.text(name),
  };
}
