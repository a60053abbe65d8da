import { ActionIcon, Menu } from '@mantine/core';
import { IconChartLine, IconDots } from '@tabler/icons-react';
import { t } from '../ui/t';
import { toVisibleText } from '../ui/toVisibleText';
import classes from './ReportTable.module.css';
import { useViews, type RowAction, type RowOfReport } from './views';

interface Props {
  target: RowOfReport;
  /** Absent for rows of which nothing is known over time. */
  onEvolution?: (() => void) | undefined;
  onAction: (action: RowAction, target: RowOfReport) => void;
}

/** What can be done with a row: its evolution, and what plugins offer for it. */
export function RowActions({ target, onEvolution, onAction }: Props) {
  const label = toVisibleText(target.row.label);
  const offered = Object.values(useViews())
    .flatMap(({ rowActions = [] }) => rowActions)
    .filter((action) => action.isFor(target));
  if (!onEvolution && offered.length === 0) return null;
  return (
    <span className={classes.rowActions}>
      {onEvolution && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('rowEvolution.show', { label })}
          title={t('rowEvolution.title')}
          onClick={onEvolution}
        >
          <IconChartLine size={15} />
        </ActionIcon>
      )}
      {offered.length > 0 && (
        <Menu position="bottom-start">
          <Menu.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={t('rowActions.show', { label })}
              title={t('rowActions.title')}
            >
              <IconDots size={15} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {offered.map((action) => (
              <Menu.Item
                key={action.title()}
                leftSection={<action.icon size={15} stroke={1.7} />}
                onClick={() => onAction(action, target)}
              >
                {action.title()}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </span>
  );
}
