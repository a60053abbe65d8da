import type { ConversionGroup } from '@shared/plugin/defineArchiver';
import type { SiteDay } from '@shared/units';
import type { ReadableDatabase } from '../db/Database';
import { sql } from '../db/sql';
import { dayKeyRange } from '../tracker/dayKeys';
import type { Grouping } from './groupVisits';
import type { VisitRows } from './VisitRows';

const sumColumns = [
  'revenue',
  'revenue_subtotal',
  'revenue_tax',
  'revenue_shipping',
  'revenue_discount',
  'items',
] as const;

export type ConversionRow = { idvisit: number; idgoal: number } & Record<(typeof sumColumns)[number], number | null>;

/** Reads the conversions of a site's day, visit by visit. */
export function readConversions(db: ReadableDatabase, idSite: number, day: SiteDay): ConversionRow[] {
  const { first, last } = dayKeyRange(idSite, day);
  return db.all<ConversionRow>(sql`
    SELECT idvisit, idgoal, revenue, revenue_subtotal, revenue_tax, revenue_shipping, revenue_discount, items
    FROM log_conversion
    WHERE idvisit BETWEEN ${first} AND ${last}
    ORDER BY idvisit
  `);
}

/** Sums conversions by their visits' group and goal. Revenue is rounded to cents. */
export function sumConversions(
  conversions: readonly ConversionRow[],
  visits: VisitRows,
  { groupOf, groups }: Grouping,
  selected: Uint8Array | null,
): ConversionGroup[] {
  const sums = new Map<string, ConversionGroup & { lastVisit: number }>();
  for (const conversion of conversions) {
    const visit = visits.rowOf(conversion.idvisit);
    if (visit < 0 || (selected && !selected[visit])) continue;
    const group = groupOf[visit] as number;
    const key = `${group} ${conversion.idgoal}`;
    let sum = sums.get(key);
    if (!sum) {
      const metrics = { nb_conversions: 0, nb_visits_converted: 0 };
      sums.set(key, (sum = { values: groups[group] ?? [], idGoal: conversion.idgoal, metrics, lastVisit: -1 }));
    }
    addConversion(sum.metrics, conversion, sum.lastVisit !== visit);
    sum.lastVisit = visit;
  }
  return [...sums.values()].map(({ values, idGoal, metrics }) => ({ values, idGoal, metrics }));
}

function addConversion(metrics: Record<string, number>, conversion: ConversionRow, isNewVisit: boolean): void {
  metrics.nb_conversions = (metrics.nb_conversions ?? 0) + 1;
  if (isNewVisit) metrics.nb_visits_converted = (metrics.nb_visits_converted ?? 0) + 1;
  for (const name of sumColumns) {
    const value = conversion[name];
    if (value !== null) metrics[name] = Math.round(((metrics[name] ?? 0) + value) * 100) / 100;
  }
}
