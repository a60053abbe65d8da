import { Modal } from '@mantine/core';
import type { RowOfReport } from '@renderer/report/views';
import { toVisibleText } from '@renderer/ui/toVisibleText';
import { toRowSelection } from './narrow';
import { RequestsDialog } from './RequestsDialog';
import { t } from './texts';
import { VisitList } from './VisitList';

interface Props {
  target: RowOfReport;
  onClose: () => void;
}

const nameOf = ({ path }: RowOfReport): string => path.map(toVisibleText).join(' › ');

/** The visits that a row stands for. */
export function VisitsOfRow({ target, onClose }: Props) {
  return (
    <Modal
      opened
      onClose={onClose}
      size="80rem"
      title={t('visitsOf', { name: nameOf(target) })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <VisitList selection={toRowSelection(target)} />
    </Modal>
  );
}

/** The request lines of these visits. */
export function RequestsOfRow({ target, onClose }: Props) {
  return <RequestsDialog title={nameOf(target)} selection={toRowSelection(target)} onClose={onClose} />;
}
