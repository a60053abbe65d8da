import type { ImportSummary } from '@shared/ipc/ledger';
import { IconAlertTriangle, IconArrowBackUp, IconCircleCheck, IconLoader2, IconPlayerPause } from '@tabler/icons-react';
import { t } from '../../ui/t';
import classes from './Imports.module.css';

type State = ImportSummary['state'];

const icons: Readonly<Record<State, typeof IconCircleCheck>> = {
  running: IconLoader2,
  undoing: IconLoader2,
  done: IconCircleCheck,
  cancelled: IconPlayerPause,
  interrupted: IconAlertTriangle,
  failed: IconAlertTriangle,
  undone: IconArrowBackUp,
};

/** What became of an import, as a word with a sign. */
export function ImportStateBadge({ state }: { state: State }) {
  const Icon = icons[state];
  return (
    <span className={classes.state} data-state={state}>
      <Icon size={15} stroke={1.8} aria-hidden="true" />
      {t(`imports.state.${state}`)}
    </span>
  );
}
