import { CellSet } from './CellSet';
import type { TrackingRequest } from './parseTrackingRequest';
import { setDimensions, setVariables, toCustomVariables } from './toCustomCells';
import type { Cells } from './TrackedHit';

const MAX_LANGUAGE = 20;
const MAX_RESOLUTION = 18;

/** Browser plugins by the parameter that says whether there is one. */
const plugins = [
  ['cookie', 'config_cookie'],
  ['fla', 'config_flash'],
  ['java', 'config_java'],
  ['pdf', 'config_pdf'],
  ['qt', 'config_quicktime'],
  ['realp', 'config_realplayer'],
  ['ag', 'config_silverlight'],
  ['wma', 'config_windowsmedia'],
] as const;

/** What a request says of the browser; the first word of a visit counts. */
export function toVisitCells(request: TrackingRequest): Cells | null {
  const cells = new CellSet();
  cells.set('visitor_localtime', toLocalTime(request));
  const resolution = request.text('res');
  if (/^\d+x\d+$/.test(resolution)) cells.set('config_resolution', resolution.slice(0, MAX_RESOLUTION));
  cells.set('location_browser_lang', toLanguage(request) || null);
  for (const [name, column] of plugins) {
    const value = request.text(name);
    if (value === '0' || value === '1') cells.set(column, Number(value));
  }
  return cells.filled;
}

/** Custom variables and dimensions of the visit; the last word counts. */
export function toVisitCustomCells(request: TrackingRequest): Cells | null {
  const cells = new CellSet();
  setVariables(cells, toCustomVariables(request.json('_cvar')));
  setDimensions(cells, request);
  return cells.filled;
}

export function toLanguage(request: TrackingRequest): string {
  return request.text('lang').toLowerCase().slice(0, MAX_LANGUAGE);
}

/** `HH:MM:SS` of the visitor's own clock; null where the request does not say all three. */
function toLocalTime(request: TrackingRequest): string | null {
  const [hour, minute, second] = [request.count('h'), request.count('m'), request.count('s')];
  if (hour === null || minute === null || second === null || hour > 23 || minute > 59 || second > 59) return null;
  return [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
}
