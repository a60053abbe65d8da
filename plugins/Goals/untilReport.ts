import {
  filters,
  rangeSegment,
  toGoalRecord,
  type ApiServices,
  type Ranges,
  type ReportContext,
  type ReportDeclaration,
  type ReportVariant,
} from 'heartwood/sdk';
import { parseGoalId } from './goalIds';
import { goalPlaces, isShop, toVariant } from './reportPlaces';

/** What a report on the time until conversions counts. */
interface UntilOptions {
  /** Its texts: `VisitsUntilConversion`. */
  name: 'VisitsUntilConversion' | 'DaysToConversion';
  record: 'visits_until_conv' | 'days_until_conv';
  order: number;
  ranges: Ranges;
  /** What selects a range, and how many of its units one of the ranges' is. */
  segment: readonly [name: string, per: number];
  words: readonly [one: string, many: string];
}

/** How many visits, or days, conversions took: of all goals, or of the one that the request names. */
export function untilReport({
  name,
  record,
  order,
  ranges,
  segment: [segment, per],
  words: [one, many],
}: UntilOptions) {
  return {
    method: `get${name}`,
    name: `Goals_${name}`,
    documentation: `Goals_${name}Documentation`,
    emptyReason: 'Goals_EmptyConversions',
    category: 'Goals_Goals',
    subcategory: 'General_Overview',
    order,
    dimension: `Goals_${name}`,
    record: `Goal_${record}`,
    recordOf: (context: ReportContext) => recordOf(context, record),
    metrics: ['nb_conversions'],
    defaultSortColumn: '',
    constantLabels: ranges,
    label: (label: string, { translate }: ReportContext) =>
      filters.beautifyRange(label, { one: translate(one), many: translate(many) }),
    segment(label: string, _row: unknown, _parents: readonly string[], context: ReportContext) {
      const range = rangeSegment(ranges, segment, label, per);
      return range && `${range};${convertedSegment(context)}`;
    },
    visualization: 'bars',
    variants: (idSite: number, services: ApiServices) => [
      ...goalPlaces(idSite, services).map((place, at) => {
        const { name: _name, ...variant } = toVariant(place, { order, at, translate: services.translate });
        return variant;
      }),
      ...(isShop(idSite, services) ? [salesVariant(order)] : []),
    ],
  } as const satisfies ReportDeclaration;
}

function recordOf({ parameter }: ReportContext, record: UntilOptions['record']): string {
  const id = parseGoalId(parameter('idGoal'));
  return id === null ? `Goal_${record}` : toGoalRecord(`Goal_{idgoal}_${record}`, id);
}

function convertedSegment({ parameter }: ReportContext): string {
  const id = parseGoalId(parameter('idGoal'));
  return id === null ? 'visitConverted==1' : `visitConvertedGoalId==${id}`;
}

function salesVariant(order: number): ReportVariant {
  return {
    parameters: { idGoal: 'ecommerceOrder' },
    category: 'Goals_Ecommerce',
    subcategory: 'Goals_Sales',
    order: order - 10,
    goalBreakdown: true,
  };
}
