import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useSaving } from '@renderer/report/useSaving';
import { toVisibleText } from '@renderer/ui/toVisibleText';
import type { StoredGoal } from './goalForm';
import { t } from './texts';

interface Props {
  goal: StoredGoal;
  idSite: number;
  onClose: () => void;
  onRemoved: () => void;
}

/** Says what goes with a goal before it is removed. */
export function DeleteGoalDialog({ goal, idSite, onClose, onRemoved }: Props) {
  const { save, isSaving, failure } = useSaving();
  const remove = async (): Promise<void> => {
    const call = { method: 'Goals.deleteGoal', idSite: String(idSite), idGoal: String(goal.idgoal) };
    if (!(await save(call))) return;
    onRemoved();
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('remove.title', { name: toVisibleText(goal.name) })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('remove.consequence')}</Text>
        {failure !== '' && <Alert color="red">{failure}</Alert>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('keep')}
          </Button>
          <Button color="red" loading={isSaving} onClick={() => void remove()}>
            {t('remove.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
