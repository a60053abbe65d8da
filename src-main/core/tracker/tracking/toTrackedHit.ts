import type { Campaign } from '@shared/referrers/parseCampaign';
import { withoutControls } from '../pageUrl';
import type { Attribution } from './attributeConversions';
import type { TrackingRequest } from './parseTrackingRequest';
import { toConversionRequest } from './toConversionRequest';
import { toMeasuredAnswer, toPageCells } from './toPageCells';
import { toNoAction, toTrackedAction, type ActionContext } from './toTrackedAction';
import type { TrackedHit } from './TrackedHit';
import { toLanguage, toVisitCells, toVisitCustomCells } from './toVisitCells';

const MAX_USER_ID = 200;

/** What a tracking request says. `embeddedIn` gives the page that the line names as its referrer. */
export function toTrackedHit(request: TrackingRequest, embeddedIn: () => string, context: ActionContext): TrackedHit {
  const url = toUrl(request.text('url') || embeddedIn(), context);
  const isPing = request.isOn('ping');
  const conversion = isPing ? null : toConversionRequest(request, context.actions);
  const isAction = !isPing && conversion === null && !isOnlyCustom(request);
  const tracked = isAction ? toTrackedAction(request, url, context) : null;
  return {
    action: tracked?.action ?? toNoAction(url, context),
    page: tracked && toPageCells(request, tracked.cells, context.actions),
    visit: toVisitCells(request),
    visitCustom: toVisitCustomCells(request),
    searchCount: tracked?.searchCount ?? null,
    answer: toMeasuredAnswer(request),
    origin: {
      referrer: withoutControls(request.text('urlref')).trim(),
      landingUrl: url,
      // what is remembered with a conversion is credited with it, not with the visit
      campaign: conversion === null ? toCampaign(request) : null,
    },
    device: toDevice(request),
    userId: request.text('uid').trim().slice(0, MAX_USER_ID),
    language: toLanguage(request),
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
  return request.isOn('ca') && !['e_c', 'c_n', 'link', 'download', 'search'].some((name) => request.has(name));
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

/** 52 bits of the id in the visitor's cookie, or of the one that the site gives. */
function toDevice(request: TrackingRequest): number {
  const id = ['cid', '_id'].map((name) => request.text(name)).find((text) => /^[\da-f]{16}$/i.test(text));
  return id === undefined ? 0 : Number.parseInt(id.slice(0, 13), 16);
}
