import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useAnswer } from '@renderer/report/ApiContext';
import { toParameters, type Selection } from '@renderer/report/ReportMetadata';
import { formatPeriod, toPeriod } from '@renderer/report/selectionPeriod';
import { formatInteger } from '@renderer/ui/formatNumber';
import { toCondition, type GoalForm } from './goalForm';
import { t } from './texts';

interface Props {
  form: GoalForm;
  selection: Selection;
}

/** The engine is asked when nobody types. */
const DELAY = 500;

/** How many visits of the time on screen would have reached the goal. */
export function GoalPreview({ form, selection }: Props) {
  const condition = toCondition(form);
  const text = JSON.stringify(condition);
  const [settledText] = useDebouncedValue(text, DELAY);
  const settled = JSON.parse(settledText) as typeof condition;
  const { segment: _segment, ...time } = toParameters(selection);
  const answer = useAnswer<{ nb_visits_converted: number; nb_visits: number }>(
    isAsked(settled) ? { ...time, ...settled, method: 'Goals.previewGoal' } : null,
  );
  const isKnown = settledText === text && answer.data !== undefined && !answer.isStale;
  if (!isAsked(condition)) return <Text size="sm" c="dimmed" mih={21} aria-live="polite" />;
  return (
    <Text size="sm" c={answer.error ? 'var(--mantine-color-error)' : 'dimmed'} aria-live="polite" mih={21}>
      {answer.error?.message ??
        (isKnown
          ? t('preview', {
              visits: formatInteger(answer.data?.nb_visits_converted ?? 0),
              all: formatInteger(answer.data?.nb_visits ?? 0),
              period: formatPeriod(toPeriod(selection)),
            })
          : t('preview.counting'))}
    </Text>
  );
}

/** Is there anything to compare with? */
function isAsked({ pattern }: Record<string, string>): boolean {
  return pattern !== '';
}
