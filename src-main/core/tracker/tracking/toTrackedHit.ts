import type { Campaign } from '@shared/referrers/parseCampaign';
import type { SqlValue } from '../../db/Database';
import { actionTypes } from '../ActionTable';
import { withoutControls } from '../pageUrl';
import type { Attribution } from './attributeConversions';
import type { TrackingRequest } from './parseTrackingRequest';
import { toAmount, toCategories, toConversionRequest } from './toConversionRequest';
import { toCustomVariables, toDimensionCells, toVariableCells, type CustomVariable } from './toCustomCells';
import { toNoAction, toTrackedAction, type ActionContext, type TrackedAction } from './toTrackedAction';
import type { Cells, TrackedHit } from './TrackedHit';

const MAX_USER_ID = 200;
const MAX_LANGUAGE = 20;
const MAX_RESOLUTION = 18;
const MAX_MILLISECONDS = 2 ** 31;

/** Browser plugins by the parameter that says whether there is one. */
const pluginColumns = {
  cookie: 'config_cookie',
  fla: 'config_flash',
  java: 'config_java',
  pdf: 'config_pdf',
  qt: 'config_quicktime',
  realp: 'config_realplayer',
  ag: 'config_silverlight',
  wma: 'config_windowsmedia',
} as const;

const counts = {
  time_network: 'pf_net',
  time_transfer: 'pf_tfr',
  time_dom_processing: 'pf_dm1',
  time_dom_completion: 'pf_dm2',
  time_on_load: 'pf_onl',
} as const;

/** What a tracking request says. `embeddedIn` is the page that the line names as its referrer. */
export function toTrackedHit(request: TrackingRequest, embeddedIn: string, context: ActionContext): TrackedHit {
  const url = toUrl(request.text('url') || embeddedIn, context);
  const isPing = request.isOn('ping');
  const conversion = isPing ? null : toConversionRequest(request, context.actions);
  const isAction = !isPing && conversion === null && !isOnlyCustom(request);
  const tracked: TrackedAction = isAction
    ? toTrackedAction(request, url, context)
    : { action: toNoAction(url, context), cells: {}, searchCount: null };
  const variables = toCustomVariables(request.json('cvar'));
  const dimensions = toDimensionCells(request);
  return {
    action: tracked.action,
    page: isAction ? orNull({ ...tracked.cells, ...toPageCells(request, variables, context), ...dimensions }) : null,
    visit: orNull(toVisitCells(request)),
    visitCustom: orNull({ ...toVariableCells(toCustomVariables(request.json('_cvar'))), ...dimensions }),
    searchCount: tracked.searchCount,
    origin: {
      referrer: withoutControls(request.text('urlref')).trim(),
      landingUrl: url,
      // what is remembered with a conversion is credited with it, not with the visit
      campaign: conversion === null ? toCampaign(request) : null,
    },
    device: toDevice(request),
    userId: request.text('uid').trim().slice(0, MAX_USER_ID),
    language: request.text('lang').toLowerCase().slice(0, MAX_LANGUAGE),
    isPing,
    startsVisit: request.isOn('new_visit'),
    conversion,
    attribution: toAttribution(request),
  };
}

/** The page's address; one without a host is a path of the site. */
function toUrl(given: string, { site }: ActionContext): string {
  const url = withoutControls(given).trim();
  if (url === '' || /^[a-z][a-z\d+.-]*:/i.test(url)) return url;
  return url.startsWith('//')
    ? `https:${url}`
    : `${site.scheme}${site.mainHost}${url.startsWith('/') ? '' : '/'}${url}`;
}

/** `ca=1`: a request of a plugin of Matomo that is not to count as a page view. */
function isOnlyCustom(request: TrackingRequest): boolean {
  return request.isOn('ca') && ['e_c', 'c_n', 'link', 'download', 'search'].every((name) => request.text(name) === '');
}

function toPageCells(
  request: TrackingRequest,
  variables: readonly CustomVariable[],
  context: ActionContext,
): Record<string, SqlValue> {
  const cells: Record<string, SqlValue> = { ...toVariableCells(variables.filter(({ name }) => !isProductKey(name))) };
  for (const [column, name] of Object.entries(counts)) cells[column] = toMilliseconds(request.count(name));
  cells.time_server = toMilliseconds(request.count('pf_srv') ?? request.count('gt_ms'));
  cells.bandwidth = request.count('bw_bytes');
  const idPageview = request.text('pv_id');
  cells.idpageview = idPageview === '' ? null : idPageview.slice(0, 6);
  return { ...cells, ...toProductCells(request, variables, context) };
}

/** The product that a page shows: parameters of their own, or custom variables in older trackers. */
function toProductCells(
  request: TrackingRequest,
  variables: readonly CustomVariable[],
  { actions }: ActionContext,
): Record<string, SqlValue> {
  const said = (name: string) => request.text(name) || (variables.find((each) => each.name === name)?.value ?? '');
  const [sku, name, category] = [said('_pks').trim(), said('_pkn').trim(), said('_pkc').trim()];
  const price = Number.parseFloat(said('_pkp'));
  const cells: Record<string, SqlValue> = {
    idaction_product_sku: sku === '' ? null : actions.idOf(sku, actionTypes.itemSku),
    idaction_product_name: name === '' ? null : actions.idOf(name, actionTypes.itemName),
    product_price: Number.isFinite(price) ? toAmount(price) : null,
  };
  toCategories(parseList(category), actions).forEach((id, i) => {
    cells[`idaction_product_cat${i === 0 ? '' : i + 1}`] = id;
  });
  return cells;
}

function isProductKey(name: string): boolean {
  return ['_pks', '_pkn', '_pkc', '_pkp'].includes(name);
}

/** A list as JSON, or the text itself. */
function parseList(text: string): unknown {
  if (!text.startsWith('[')) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function toVisitCells(request: TrackingRequest): Record<string, SqlValue> {
  const resolution = request.text('res');
  const language = request.text('lang').toLowerCase().slice(0, MAX_LANGUAGE);
  const cells: Record<string, SqlValue> = {
    visitor_localtime: toLocalTime(request),
    config_resolution: /^\d+x\d+$/.test(resolution) ? resolution.slice(0, MAX_RESOLUTION) : null,
    location_browser_lang: language === '' ? null : language,
  };
  for (const [name, column] of Object.entries(pluginColumns)) {
    const value = request.text(name);
    if (value === '0' || value === '1') cells[column] = Number(value);
  }
  return cells;
}

/** `HH:MM:SS` of the visitor's own clock; null where the request does not say all three. */
function toLocalTime(request: TrackingRequest): string | null {
  const parts = [request.count('h'), request.count('m'), request.count('s')];
  const isTime = parts.every((part, i) => part !== null && part < (i === 0 ? 24 : 60));
  return isTime ? parts.map((part) => String(part).padStart(2, '0')).join(':') : null;
}

function toCampaign(request: TrackingRequest): Campaign | null {
  const name = request.text('_rcn').trim().toLowerCase();
  return name === '' ? null : { name, keyword: request.text('_rck').trim().toLowerCase() };
}

function toAttribution(request: TrackingRequest): Attribution | null {
  const referrer = request.text('_ref');
  const campaign = toCampaign(request);
  return referrer === '' && campaign === null ? null : { referrer, campaign, time: request.count('_refts') };
}

function toDevice(request: TrackingRequest): number {
  const id = ['cid', '_id'].map((name) => request.text(name)).find((text) => /^[\da-f]{16}$/i.test(text));
  return id === undefined ? 0 : Number.parseInt(id.slice(0, 13), 16);
}

function toMilliseconds(value: number | null): number | null {
  return value !== null && value < MAX_MILLISECONDS ? value : null;
}

/** The cells that hold something; null when none does. */
function orNull(cells: Record<string, SqlValue>): Cells | null {
  const filled = Object.entries(cells).filter(([, value]) => value !== null);
  return filled.length === 0 ? null : Object.fromEntries(filled);
}
