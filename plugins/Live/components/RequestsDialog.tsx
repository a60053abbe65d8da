import { Modal } from '@mantine/core';
import type { Selection } from '@renderer/report/ReportMetadata';
import { RequestList } from './RequestList';
import { t } from './texts';

interface Props {
  title: string;
  selection: Selection;
  onClose: () => void;
}

/** The request lines behind something. */
export function RequestsDialog({ title, selection, onClose }: Props) {
  return (
    <Modal
      opened
      onClose={onClose}
      size="80rem"
      title={t('requestsOf', { name: title })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <RequestList selection={selection} />
    </Modal>
  );
}
