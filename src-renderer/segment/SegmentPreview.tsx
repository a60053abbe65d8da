import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useAnswer } from '../report/ApiContext';
import { toNumber } from '../report/formatMetric';
import { toParameters, type Cell, type Selection } from '../report/ReportMetadata';
import { formatPeriod, toPeriod } from '../report/selectionPeriod';
import { formatInteger } from '../ui/formatNumber';
import { t } from '../ui/t';

interface Props {
  definition: string;
  selection: Selection;
}

/** Counting visits takes the engine a moment: it is asked when nobody types. */
const DELAY = 500;

/** How many visits of the time on screen the conditions select, or what is wrong with them. */
export function SegmentPreview({ definition, selection }: Props) {
  const [settled] = useDebouncedValue(definition, DELAY);
  const { segment: _present, ...all } = toParameters(selection);
  const shared = { ...all, method: 'VisitsSummary.getVisits' };
  const everything = useAnswer<{ value?: Cell }>(shared);
  const selected = useAnswer<{ value?: Cell }>(settled === '' ? null : { ...shared, segment: settled });
  const isKnown = settled === definition && settled !== '' && !selected.isStale && selected.data !== undefined;
  return (
    <Text size="sm" c={selected.error ? 'var(--mantine-color-error)' : 'dimmed'} aria-live="polite" mih={21}>
      {selected.error?.message ??
        (isKnown
          ? t('segment.preview', {
              visits: formatInteger(toNumber(selected.data?.value)),
              all: formatInteger(toNumber(everything.data?.value)),
              period: formatPeriod(toPeriod(selection)),
            })
          : t(definition === '' ? 'segment.previewNothing' : 'segment.previewCounting'))}
    </Text>
  );
}
