import { Bars, type BarsPoint } from './Bars';

interface Props {
  points: readonly BarsPoint[];
  dimension: string;
  metric: string;
  format: (value: number) => string;
}

/** The day's 24 hours as columns; the axis counts, the tooltip names the hour as the report does. */
export function Hours(props: Props) {
  return <Bars {...props} height={210} />;
}
