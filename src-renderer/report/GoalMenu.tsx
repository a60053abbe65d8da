import { Button, Menu } from '@mantine/core';
import { IconTarget } from '@tabler/icons-react';
import { t } from '../ui/t';
import { ALL_GOALS, type GoalView } from './goalColumns';
import type { GoalName } from './useGoals';

interface Props {
  /** Of the report. */
  name: string;
  goals: readonly GoalName[];
  view: GoalView;
  onChange: (view: GoalView) => void;
}

/** Chooses whose goals stand in a table: none, all, or one. */
export function GoalMenu({ name, goals, view, onChange }: Props) {
  const choices = [{ id: '', name: t('goals.none') }, { id: ALL_GOALS, name: t('goals.all') }, ...goals];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant={view === '' ? 'subtle' : 'light'}
          color="gray"
          size="compact-sm"
          leftSection={<IconTarget size={15} />}
          aria-label={t('goals.of', { name })}
        >
          {choices.find(({ id }) => id === view && view !== '')?.name ?? t('goals.title')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        <Menu.RadioGroup value={view} onChange={onChange}>
          {choices.map((choice) => (
            <Menu.RadioItem key={choice.id} value={choice.id} closeMenuOnClick>
              {choice.name}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
