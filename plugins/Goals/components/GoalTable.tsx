import { ActionIcon, Group, Table, Text } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { formatMetric } from '@renderer/report/formatMetric';
import { toVisibleText } from '@renderer/ui/toVisibleText';
import { WideTable } from '@renderer/ui/WideTable';
import { describeGoal, type StoredGoal } from './goalForm';
import { t } from './texts';

interface Props {
  goals: readonly StoredGoal[];
  currency: string;
  onEdit: (goal: StoredGoal) => void;
  onRemove: (goal: StoredGoal) => void;
}

/** Goals by name: when each is reached, how often it counts in a visit and what it is worth. */
export function GoalTable({ goals, currency, onEdit, onRemove }: Props) {
  return (
    <WideTable label={t('title')} minWidth={560}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('column.name')}</Table.Th>
          <Table.Th>{t('column.reached')}</Table.Th>
          <Table.Th>{t('column.count')}</Table.Th>
          <Table.Th ta="right">{t('column.revenue')}</Table.Th>
          <Table.Th aria-label={t('column.change')} />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {goals.map((goal) => (
          <Table.Tr key={goal.idgoal}>
            <Table.Td fw={560}>
              {toVisibleText(goal.name)}
              <Text size="xs" c="dimmed">
                {toVisibleText(goal.description)}
              </Text>
            </Table.Td>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>{toVisibleText(describeGoal(goal))}</Table.Td>
            <Table.Td>{t(Number(goal.allow_multiple) === 1 ? 'count.each' : 'count.once')}</Table.Td>
            <Table.Td ta="right">{revenueOf(goal, currency)}</Table.Td>
            <Table.Td>
              <Group gap={4} justify="flex-end" wrap="nowrap">
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('edit', { name: goal.name })}
                  title={t('edit', { name: goal.name })}
                  onClick={() => onEdit(goal)}
                >
                  <IconPencil size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('remove', { name: goal.name })}
                  title={t('remove', { name: goal.name })}
                  onClick={() => onRemove(goal)}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </Group>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
}

function revenueOf({ event_value_as_revenue: isValue, revenue }: StoredGoal, currency: string): string {
  if (Number(isValue) === 1) return t('revenue.eventValue');
  return formatMetric(Number(revenue), 'money', currency);
}
