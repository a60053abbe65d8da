import type { CellSet } from './CellSet';
import type { TrackingRequest } from './parseTrackingRequest';
import { MAX_DIMENSIONS } from '@shared/plugin/customDimensions';
import { VARIABLE_SLOTS } from './TrackedHit';

const MAX_TEXT = 200;
const MAX_DIMENSION_TEXT = 255;

/** A custom variable as a request writes it, by slot. */
export interface CustomVariable {
  slot: number;
  name: string;
  value: string;
}

/** `{"1":["name","value"],…}`, the form of `cvar` and `_cvar`. What is written in another form is left out. */
export function toCustomVariables(json: unknown): CustomVariable[] {
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([slot, pair]): CustomVariable[] => {
    if (!Array.isArray(pair) || pair.length < 2) return [];
    const [name, value] = pair.map((part) =>
      typeof part === 'string' || typeof part === 'number' ? String(part) : '',
    );
    return name ? [{ slot: Number(slot), name: name.slice(0, MAX_TEXT), value: (value ?? '').slice(0, MAX_TEXT) }] : [];
  });
}

/** Sets custom variables; those beyond the slots are left out. */
export function setVariables(cells: CellSet, variables: readonly CustomVariable[]): void {
  for (const { slot, name, value } of variables) {
    if (!Number.isInteger(slot) || slot < 1 || slot > VARIABLE_SLOTS) continue;
    cells.set(`custom_var_k${slot}`, name);
    cells.set(`custom_var_v${slot}`, value);
  }
}

/** Variables by name, as a line's own fields make them: they take the slots in their order. */
export function toSlots(variables: Readonly<Record<string, string>>): CustomVariable[] {
  return Object.entries(variables).map(([name, value], i) => ({
    slot: i + 1,
    name: name.slice(0, MAX_TEXT),
    value: value.slice(0, MAX_TEXT),
  }));
}

/** Sets `dimension1`, `dimension2`, … */
export function setDimensions(cells: CellSet, request: TrackingRequest): void {
  for (const name of request.names) {
    if (!name.startsWith('dimension')) continue;
    const id = Number(/^dimension(\d{1,3})$/.exec(name)?.[1] ?? 0);
    const text = request.text(name).trim().slice(0, MAX_DIMENSION_TEXT);
    if (id >= 1 && id <= MAX_DIMENSIONS && text !== '') cells.set(`custom_dimension_${id}`, text);
  }
}
