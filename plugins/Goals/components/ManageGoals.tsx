import { Alert, Button, Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useAnswer } from '@renderer/report/ApiContext';
import { PanelState } from '@renderer/report/PanelState';
import type { ViewProps } from '@renderer/report/views';
import { Panel } from '@renderer/ui/Panel';
import { useState } from 'react';
import { DeleteGoalDialog } from './DeleteGoalDialog';
import { GoalDialog } from './GoalDialog';
import type { StoredGoal } from './goalForm';
import { GoalTable } from './GoalTable';
import { t } from './texts';

/** The goals of a site: what they look for, added, changed and removed. */
export function ManageGoals({ selection }: ViewProps) {
  const site = { idSite: String(selection.idSite) };
  const answer = useAnswer<StoredGoal[]>({ ...site, method: 'Goals.getGoals', orderByName: '1' });
  const currency = useAnswer<{ currency?: string }>({ ...site, method: 'SitesManager.getSiteFromId' }).data?.currency;
  const [edited, setEdited] = useState<StoredGoal | 'new' | null>(null);
  const [removed, setRemoved] = useState<StoredGoal | null>(null);
  const [isChanged, setChanged] = useState(false);
  const goals = Array.isArray(answer.data) ? answer.data : [];
  const money = currency ?? '';
  return (
    <Panel
      title={t('title')}
      description={t('lead')}
      aside={
        <Button size="xs" leftSection={<IconPlus size={15} />} onClick={() => setEdited('new')}>
          {t('add')}
        </Button>
      }
    >
      <PanelState answer={answer} isEmpty={goals.length === 0} emptyText={t('none')}>
        <GoalTable goals={goals} currency={money} onEdit={setEdited} onRemove={setRemoved} />
      </PanelState>
      <Group role="status" mt={isChanged ? 'md' : 0}>
        {isChanged && (
          <Alert>
            <Text size="sm">{t('changed')}</Text>
          </Alert>
        )}
      </Group>
      {edited && (
        <GoalDialog
          goal={edited === 'new' ? null : edited}
          selection={selection}
          currency={money}
          onClose={() => setEdited(null)}
          onSaved={() => setChanged(true)}
        />
      )}
      {removed && (
        <DeleteGoalDialog
          goal={removed}
          idSite={selection.idSite}
          onClose={() => setRemoved(null)}
          onRemoved={() => setChanged(true)}
        />
      )}
    </Panel>
  );
}
