import { actionTypes } from '@shared/plugin/actions';
import type { ActionTable } from '../ActionTable';
import { CellSet } from './CellSet';
import type { TrackingRequest } from './parseTrackingRequest';
import { toAmount, toCategories } from './toConversionRequest';
import { setDimensions, setVariables, toCustomVariables, type CustomVariable } from './toCustomCells';
import type { Cells, MeasuredAnswer } from './TrackedHit';

const MAX_COUNT = 2 ** 31;

const times: readonly (readonly [column: string, name: string])[] = [
  ['time_network', 'pf_net'],
  ['time_transfer', 'pf_tfr'],
  ['time_dom_processing', 'pf_dm1'],
  ['time_dom_completion', 'pf_dm2'],
  ['time_on_load', 'pf_onl'],
];

/** The cells that any action may have, with those of its kind. */
export function toPageCells(request: TrackingRequest, ofKind: Cells, actions: ActionTable): Cells | null {
  const cells = new CellSet();
  cells.setAll(ofKind);
  for (const [column, name] of times) cells.set(column, toCount(request, name));
  if (request.has('pv_id')) cells.set('idpageview', request.text('pv_id').slice(0, 6));
  const variables = toCustomVariables(request.json('cvar'));
  setVariables(
    cells,
    variables.filter(({ name }) => !productKeys.includes(name)),
  );
  setDimensions(cells, request);
  setProduct(cells, (key) => request.text(key) || valueOf(variables, key), actions);
  return cells.filled;
}

/** The server's time and bytes, as the page tells them. */
export function toMeasuredAnswer(request: TrackingRequest): MeasuredAnswer {
  return {
    timeServer: toCount(request, request.has('pf_srv') ? 'pf_srv' : 'gt_ms'),
    bandwidth: toCount(request, 'bw_bytes'),
  };
}

function toCount(request: TrackingRequest, name: string): number | null {
  const count = request.count(name);
  return count !== null && count < MAX_COUNT ? count : null;
}

const productKeys = ['_pks', '_pkn', '_pkc', '_pkp'];

/** Older trackers send a product as custom variables of the page. */
function valueOf(variables: readonly CustomVariable[], key: string): string {
  return variables.find(({ name }) => name === key)?.value ?? '';
}

/** The product that a page shows. */
function setProduct(cells: CellSet, valueOfKey: (key: string) => string, actions: ActionTable): void {
  const [sku = '', name = '', category = '', price = ''] = productKeys.map((key) => valueOfKey(key).trim());
  if (sku !== '') cells.set('idaction_product_sku', actions.idOf(sku, actionTypes.itemSku));
  if (name !== '') cells.set('idaction_product_name', actions.idOf(name, actionTypes.itemName));
  const amount = Number.parseFloat(price);
  if (Number.isFinite(amount)) cells.set('product_price', toAmount(amount));
  if (category === '') return;
  toCategories(parseList(category), actions).forEach((id, i) => {
    cells.set(`idaction_product_cat${i === 0 ? '' : i + 1}`, id);
  });
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
