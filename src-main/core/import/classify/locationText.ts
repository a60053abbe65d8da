import type { Place } from './locate';

/** A place as log_client keeps it: country and network (`de 3320`), JSON where more is known. */
export function toLocationText(place: Place): string {
  const { country, region, city, latitude, network } = place;
  if (region !== '' || city !== '' || latitude !== null) return JSON.stringify(place);
  return network === 0 ? country : `${country} ${network}`;
}
