import { flagLogo, type JsonValue, type LogRequest } from 'heartwood/sdk';
import type { SiteClock } from './SiteClock';

/** A request line as an answer holds it, and why it is no page view where it is none. */
export function toRequestDetails(
  request: LogRequest,
  clock: SiteClock,
  translate: (key: string, ...values: (string | number)[]) => string,
): { [key: string]: JsonValue } {
  const { id, idSite, time, country, idVisit, ...rest } = request;
  return {
    idRequest: id,
    idSite,
    timestamp: time,
    serverTime: clock.moment(time),
    serverTimePretty: clock.prettyMoment(time),
    ...rest,
    countryCode: country,
    countryFlag: flagLogo(country),
    idVisit,
    reason: toReason(request, translate),
  };
}

function toReason(
  { fate, kind, botName, status }: LogRequest,
  translate: (key: string, ...values: string[]) => string,
): string {
  if (fate === 'imported') return kind === 'page' ? '' : translate(`Live_Fate_${kind}`);
  return translate(`Live_Fate_${fate}`, fate === 'bots' ? botName || translate('General_Unknown') : String(status));
}
