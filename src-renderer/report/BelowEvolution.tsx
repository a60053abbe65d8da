import type { Selection } from './ReportMetadata';
import { useViews } from './views';

/** What plugins show below a chart of a selection's time. */
export function BelowEvolution({ selection }: { selection: Selection }) {
  return Object.entries(useViews()).map(
    ([plugin, { belowEvolution: View }]) => View && <View key={plugin} selection={selection} />,
  );
}
