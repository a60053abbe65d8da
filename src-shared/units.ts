/** Branded scalars: a number that says what it counts. They cost nothing at run time. */
declare const unit: unique symbol;
type Unit<Name extends string> = number & { readonly [unit]?: Name };

/** A length of time in whole seconds. */
export type Seconds = Unit<'Seconds'>;
/** A size in bytes. */
export type Bytes = Unit<'Bytes'>;
/** Seconds since 1970-01-01T00:00:00Z. */
export type UnixTime = Unit<'UnixTime'>;
/** Days since 1970-01-01 in the calendar of a site's time zone; day 0 is 1970-01-01. */
export type SiteDay = Unit<'SiteDay'>;

export const SECONDS_PER_HOUR: Seconds = 3600;
export const SECONDS_PER_DAY: Seconds = 86_400;
