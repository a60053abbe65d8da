import { actionTypes } from '@shared/plugin/actions';
import { parseUrl } from '@shared/referrers/parseUrl';
import type { SqlValue } from '../../db/Database';
import type { ActionTable } from '../ActionTable';
import { mayBeCampaign, type HitAction } from '../HitActions';
import { toPageUrl, toSearchKeyword, withoutControls } from '../pageUrl';
import type { TrackedSite } from '../TrackedSite';
import { toNumber, type TrackingRequest } from './parseTrackingRequest';

/** What requests are made into actions with. */
export interface ActionContext {
  site: TrackedSite;
  actions: ActionTable;
}

/** An action, and the cells of its own row beside the ordinary ones. */
export interface TrackedAction {
  action: HitAction;
  cells: Record<string, SqlValue>;
  searchCount: number | null;
}

const MAX_URL = 1024;
const MAX_NAME = 1024;
const MAX_SEARCH_CATEGORY = 200;

type ToAction = (request: TrackingRequest, page: Omit<HitAction, 'type'>, context: ActionContext) => TrackedAction;

/** The kinds of action from the one that goes before all others to the page view that is left. */
export function toTrackedAction(request: TrackingRequest, url: string, context: ActionContext): TrackedAction {
  const { actions, site } = context;
  const page = {
    url,
    idUrl: toPageId(url, context),
    idName: null,
    searchCategory: null,
    mayBeCampaign: mayBeCampaign(url),
  };
  const toAction = kindOf(request);
  if (toAction) return toAction(request, page, context);
  const keyword = toKeyword(request, url, site);
  if (keyword !== '') {
    const given = request.text('search_cat') || toSearchKeyword(url, site.searchCategoryParameters);
    const searchCategory = given ? given.slice(0, MAX_SEARCH_CATEGORY) : null;
    const idName = actions.idOf(keyword, actionTypes.siteSearch);
    const action = { ...page, type: actionTypes.siteSearch, idUrl: null, idName, searchCategory };
    return { action, cells: {}, searchCount: request.count('search_count') };
  }
  const title = toName(request.text('action_name')) || site.titleOf(toPageUrl(url, site.urlRules));
  const idName = title === '' ? null : actions.idOf(title, actionTypes.pageTitle);
  return { action: { ...page, type: actionTypes.pageUrl, idName }, cells: {}, searchCount: null };
}

/** A hit that is no action: a conversion, a sign of life. */
export function toNoAction(url: string, context: ActionContext): HitAction {
  const idUrl = toPageId(url, context);
  return { type: 0, url, idUrl, idName: null, searchCategory: null, mayBeCampaign: mayBeCampaign(url) };
}

function kindOf(request: TrackingRequest): ToAction | null {
  if (request.text('download') !== '') return toFile('download', actionTypes.download);
  if (request.text('link') !== '') return toFile('link', actionTypes.outlink);
  if (toName(request.text('e_c')) !== '' && toName(request.text('e_a')) !== '') return toEvent;
  return toName(request.text('c_n')) === '' ? null : toContent;
}

function toFile(name: string, type: number): ToAction {
  return (request, page, { actions }) => {
    const url = withoutControls(request.text(name)).trim().slice(0, MAX_URL);
    const idUrl = parseUrl(url) === null ? null : actions.idOfUrl(url, type);
    return { action: { ...page, type, url, idUrl }, cells: {}, searchCount: null };
  };
}

const toEvent: ToAction = (request, page, { actions }) => {
  const name = toName(request.text('e_n'));
  const idName = name === '' ? null : actions.idOf(name, actionTypes.eventName);
  const cells = {
    idaction_event_category: actions.idOf(toName(request.text('e_c')), actionTypes.eventCategory),
    idaction_event_action: actions.idOf(toName(request.text('e_a')), actionTypes.eventAction),
    custom_float: toNumber(request.text('e_v')),
  };
  return { action: { ...page, type: actionTypes.eventCategory, idName }, cells, searchCount: null };
};

const toContent: ToAction = (request, page, { actions }) => {
  const idOf = (name: string, type: number) => {
    const text = toName(request.text(name));
    return text === '' ? null : actions.idOf(text, type);
  };
  const cells = {
    idaction_content_name: idOf('c_n', actionTypes.contentName),
    // a block of content that nobody named otherwise is `Unknown`, as in Matomo
    idaction_content_piece: idOf('c_p', actionTypes.contentPiece) ?? actions.idOf('Unknown', actionTypes.contentPiece),
    idaction_content_target: idOf('c_t', actionTypes.contentTarget),
    idaction_content_interaction: idOf('c_i', actionTypes.contentInteraction),
  };
  return { action: { ...page, type: actionTypes.contentName }, cells, searchCount: null };
};

function toPageId(url: string, { site, actions }: ActionContext): number | null {
  if (parseUrl(url) === null) return null;
  return actions.idOfUrl(toPageUrl(url, site.urlRules), actionTypes.pageUrl);
}

/** The keyword that the request names, or that stands in the page's address; only where the site has a search. */
function toKeyword(request: TrackingRequest, url: string, site: TrackedSite): string {
  if (site.searchParameters.size === 0) return '';
  const named = withoutControls(request.text('search')).trim().toLowerCase();
  return named || (toSearchKeyword(url, site.searchParameters) ?? '');
}

function toName(text: string): string {
  return withoutControls(text).trim().slice(0, MAX_NAME);
}
