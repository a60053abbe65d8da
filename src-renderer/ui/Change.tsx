import { Text, Tooltip } from '@mantine/core';
import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from '@tabler/icons-react';
import { formatChange } from './formatNumber';
import { t } from './t';

interface Props {
  now: number;
  before: number;
  /** What the number was, in its unit, and when. */
  beforeText: string;
  /** For a bounce rate less is better; for plain sizes neither is. */
  better?: 'more' | 'less' | 'neither';
}

/** A change against the period before: an arrow, a sign and a percentage; colour only underlines them. */
export function Change({ now, before, beforeText, better = 'more' }: Props) {
  if (before === 0 && now === 0) return null;
  const isNew = before === 0;
  const ratio = isNew ? 1 : (now - before) / before;
  const Icon = ratio === 0 ? IconArrowRight : ratio > 0 ? IconArrowUpRight : IconArrowDownRight;
  return (
    <Tooltip label={beforeText}>
      <Text
        span
        size="sm"
        fw={560}
        c={toColor(isNew ? 0 : ratio, better)}
        tabIndex={0}
        style={{ whiteSpace: 'nowrap', borderRadius: 4 }}
      >
        <Icon size={15} stroke={2.2} style={{ verticalAlign: '-2.5px', marginRight: 2 }} aria-hidden="true" />
        {isNew ? t('change.new') : formatChange(ratio)}
      </Text>
    </Tooltip>
  );
}

/** Colour judges; growth from nothing is no judgement. */
function toColor(ratio: number, better: 'more' | 'less' | 'neither'): string {
  if (ratio === 0 || better === 'neither') return 'dimmed';
  return ratio > 0 === (better === 'more') ? 'var(--heartwood-positive)' : 'var(--heartwood-negative)';
}
