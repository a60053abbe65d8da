const units = [
  { name: 'years', seconds: 365 * 86_400 },
  { name: 'days', seconds: 86_400 },
  { name: 'hours', seconds: 3600 },
  { name: 'min', seconds: 60 },
  { name: 's', seconds: 1 },
] as const;

/** A length of time in its two largest units: `2 days 5 hours`, `4 min 7s`, `12s`. */
export function toPrettyDuration(seconds: number): string {
  const first = units.findIndex((unit) => seconds >= unit.seconds);
  if (first < 0) return '0s';
  const parts: string[] = [];
  let rest = seconds;
  for (const unit of units.slice(first, first + 2)) {
    const count = Math.floor(rest / unit.seconds);
    rest -= count * unit.seconds;
    if (count > 0) parts.push(unit.name === 's' ? `${count}s` : `${count} ${unit.name}`);
  }
  return parts.join(' ');
}
