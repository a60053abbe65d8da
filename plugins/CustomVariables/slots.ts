import type { Row } from 'heartwood/sdk';

/** Where a variable stands: with the visit or with a page, in one of five places. */
export interface Slot {
  scope: 'visit' | 'page';
  index: number;
}

export const slots: readonly Slot[] = (['visit', 'page'] as const).flatMap((scope) =>
  [1, 2, 3, 4, 5].map((index) => ({ scope, index })),
);

/** The column that holds 1 where a name or a value was found in the slot. */
export function slotColumn({ scope, index }: Slot): string {
  return `CustomVariables_${scope}${index}`;
}

export const slotColumns: readonly string[] = slots.map(slotColumn);

/** The slots in which a row's name or value was found. */
export function slotsOf(row: Row): Slot[] {
  return slots.filter((slot) => row.number(slotColumn(slot)) > 0);
}

/** `visit 1, page 3` */
export function toSlotText(found: readonly Slot[]): string {
  return found.map(({ scope, index }) => `${scope} ${index}`).join(', ');
}

/** The slots of such a text. */
export function parseSlots(text: string): Slot[] {
  return slots.filter(({ scope, index }) => text.split(', ').includes(`${scope} ${index}`));
}

/** `customVariableName1==a,customVariablePageName3==a`: a name or a value, wherever it was found. */
export function segmentOf(part: 'Name' | 'Value', label: string, found: readonly Slot[]): string {
  const text = encodeURIComponent(label);
  return found
    .map(({ scope, index }) => `customVariable${scope === 'page' ? 'Page' : ''}${part}${index}==${text}`)
    .join(',');
}
