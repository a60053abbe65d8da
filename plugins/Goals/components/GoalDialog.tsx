import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import type { Selection } from '@renderer/report/ReportMetadata';
import { useSaving } from '@renderer/report/useSaving';
import { toVisibleText } from '@renderer/ui/toVisibleText';
import { useState, type FormEvent } from 'react';
import { emptyForm, kindOf, toForm, toGoalParameters, type GoalForm, type StoredGoal } from './goalForm';
import { GoalCondition } from './GoalCondition';
import { GoalPreview } from './GoalPreview';
import { GoalWorth } from './GoalWorth';
import { t } from './texts';

interface Props {
  /** null for a new one. */
  goal: StoredGoal | null;
  selection: Selection;
  currency: string;
  onClose: () => void;
  onSaved: () => void;
}

/** The form of a goal; visits of the past count for it as soon as it is saved. */
export function GoalDialog({ goal, selection, currency, onClose, onSaved }: Props) {
  const [form, setForm] = useState<GoalForm>(goal ? toForm(goal) : emptyForm);
  const { save, isSaving, failure } = useSaving();
  const change = (part: Partial<GoalForm>) => setForm((old) => ({ ...old, ...part }));
  const isWhole = form.name.trim() !== '' && (kindOf(form) === 'none' || form.pattern !== '');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const isSaved = await save({
      method: goal ? 'Goals.updateGoal' : 'Goals.addGoal',
      idSite: String(selection.idSite),
      ...(goal ? { idGoal: String(goal.idgoal) } : {}),
      ...toGoalParameters(form),
    });
    if (!isSaved) return;
    onSaved();
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={goal ? t('edit', { name: toVisibleText(goal.name) }) : t('add')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <TextInput
            label={t('field.name')}
            placeholder={t('field.namePlaceholder')}
            required
            data-autofocus
            value={form.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <TextInput
            label={t('field.description')}
            value={form.description}
            onChange={(event) => change({ description: event.currentTarget.value })}
          />
          <GoalCondition form={form} onChange={change} />
          <GoalWorth form={form} currency={currency} onChange={change} />
          <GoalPreview form={form} selection={selection} />
          {failure !== '' && <Alert color="red">{failure}</Alert>}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={!isWhole} loading={isSaving}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
