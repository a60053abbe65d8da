import { Paper, Text } from '@mantine/core';
import classes from './charts.module.css';

export interface TipLine {
  color: string;
  label: string;
  value: string;
}

/** What a chart says under the pointer. */
export function ChartTip({ title, lines }: { title?: string; lines: readonly TipLine[] }) {
  return (
    <Paper className={classes.tip} shadow="md" withBorder>
      {title && (
        <Text size="xs" c="dimmed" mb={4}>
          {title}
        </Text>
      )}
      {lines.map((line) => (
        <div key={line.label} className={classes.tipLine}>
          <span className={classes.swatch} style={{ background: line.color }} />
          <span className={classes.tipLabel}>{line.label}</span>
          <strong>{line.value}</strong>
        </div>
      ))}
    </Paper>
  );
}
