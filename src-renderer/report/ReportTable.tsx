import { Alert, Box, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { t } from '../ui/t';
import { mainColumn } from './columns';
import { ColumnHeading } from './ColumnHeading';
import { OpenLinkDialog } from './OpenLinkDialog';
import { isPlaceless } from './placeless';
import { PanelState } from './PanelState';
import type { ReportMetadata, ReportRow, Selection } from './ReportMetadata';
import { ReportRowView, type RowContext } from './ReportRowView';
import { RowEvolutionDialog } from './RowEvolutionDialog';
import { TablePager } from './TablePager';
import { TableToolbar } from './TableToolbar';
import { toNumber } from './formatMetric';
import { ALL_GOALS, type GoalView } from './goalColumns';
import { useColumnChoice } from './useColumnChoice';
import { useGoals } from './useGoals';
import { useReportRows, type TableView } from './useReportRows';
import { useTotals } from './useTotals';
import type { RowAction, RowOfReport } from './views';
import classes from './ReportTable.module.css';

/** A table of constant rows (hours) has no pages. */
const ALL_FIXED_ROWS = 500;

interface Props {
  report: ReportMetadata;
  selection: Selection;
  /** Rows a page at first. */
  pageSize?: number;
  /** The goals that it shows at first, and is sorted by. */
  firstGoals?: GoalView;
}

/** A report as a table: sorted, searched and paged by the engine, subtables opened in place. */
export function ReportTable({ report, selection, pageSize = 25, firstGoals = '' }: Props) {
  const isFixed = Boolean(report.constantRowsCount);
  const [view, setView] = useState<TableView>({
    page: 0,
    pageSize: isFixed ? ALL_FIXED_ROWS : pageSize,
    sortColumn: firstGoals ? conversionsOf(firstGoals) : defaultSort(report),
    sortOrder: 'desc',
    pattern: '',
    goals: firstGoals,
    isExact: false,
  });
  const [link, setLink] = useState<string | null>(null);
  const [evolving, setEvolving] = useState<readonly string[] | null>(null);
  const [acting, setActing] = useState<{ Dialog: RowAction['dialog']; target: RowOfReport } | null>(null);
  const answer = useReportRows(report, selection, view);
  const goals = useGoals(report, selection.idSite);
  const choice = useColumnChoice(report, answer.rows, { view: view.goals, goals });
  const { columns } = choice;
  const main = mainColumn(report, columns);
  const totals = useTotals(report, selection, view);
  const context: RowContext = {
    report,
    selection,
    view,
    columns,
    main,
    total: totals.of(main?.name),
    most: mostOf(answer.rows, main?.name),
    onLink: setLink,
    onEvolution: setEvolving,
    onAction: (action, target) => setActing({ Dialog: action.dialog, target }),
  };
  const change = (part: Partial<TableView>) => setView((old) => ({ ...old, page: 0, ...part }));
  const isEmpty = isNothing(report, answer.rows, main?.name);
  const hasToolbar = (answer.rows !== undefined && !isEmpty) || view.pattern !== '';

  return (
    <Box className={classes.report}>
      {hasToolbar && (
        <TableToolbar
          report={report}
          selection={selection}
          view={view}
          withSearch={!isFixed}
          choice={choice}
          goals={goals}
          onChange={change}
        />
      )}
      <PanelState
        answer={answer}
        isEmpty={isEmpty}
        emptyText={view.pattern ? t('table.noMatch', { pattern: view.pattern }) : emptyReason(report)}
      >
        {isPlaceless(report, answer.rows ?? []) && <Alert mb="sm">{t('empty.places')}</Alert>}
        <Table.ScrollContainer
          minWidth={Math.min(columns.length * 68 + 190, 900)}
          scrollAreaProps={{
            viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('table.ofReport', { name: report.name }) },
          }}
        >
          <Table
            borderColor="var(--heartwood-line)"
            highlightOnHover
            verticalSpacing={7}
            className={classes.table}
            data-stale={answer.isStale || undefined}
          >
            <Table.Caption className={classes.caption}>{report.name}</Table.Caption>
            <Table.Thead>
              <Table.Tr>
                <ColumnHeading
                  column={{
                    name: 'label',
                    title: report.dimension ?? t('table.label'),
                    documentation: '',
                    type: 'text',
                  }}
                  view={view}
                  onSort={change}
                />
                {columns.map((column) => (
                  <ColumnHeading key={column.name} column={column} view={view} onSort={change} />
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {answer.rows?.map((row, index) => (
                <ReportRowView key={`${index} ${row.label}`} row={row} parents={[]} context={context} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        {totals.uniquesNote && (
          <Text size="xs" c="dimmed" mt="xs">
            {totals.uniquesNote}
          </Text>
        )}
        {!isFixed && (
          <TablePager
            view={view}
            shown={answer.rows?.length ?? 0}
            hasNext={answer.hasNext}
            count={totals.rowCount}
            onChange={change}
          />
        )}
      </PanelState>
      <OpenLinkDialog url={link} onClose={() => setLink(null)} />
      <RowEvolutionDialog report={report} selection={selection} path={evolving} onClose={() => setEvolving(null)} />
      {acting && <acting.Dialog target={acting.target} onClose={() => setActing(null)} />}
      <Text component="div" className={classes.status} role="status">
        {answer.isStale ? t('panel.loading') : ''}
      </Text>
    </Box>
  );
}

/** The column of a goal's conversions. */
function conversionsOf(goals: GoalView): string {
  return goals === ALL_GOALS ? 'nb_conversions' : `goal_${goals}_nb_conversions`;
}

/** A table whose rows have an order of their own (hours, weekdays) keeps it. */
function defaultSort(report: ReportMetadata): string {
  if (report.defaultSortColumn !== undefined) return report.defaultSortColumn;
  return report.constantRowsCount ? '' : 'nb_visits';
}

function emptyReason(report: ReportMetadata): string {
  if (report.emptyReason) return report.emptyReason;
  if (report.module === 'Referrers') return t('empty.referrers');
  if (report.module === 'DevicesDetection') return t('empty.devices');
  return t('empty.report');
}

/** Rows that are always there say nothing when all are zero and the log may be why. */
function isNothing(
  report: ReportMetadata,
  rows: readonly ReportRow[] | undefined,
  column: string | undefined,
): boolean {
  if (!rows) return false;
  return rows.length === 0 || (report.emptyReason !== undefined && mostOf(rows, column) === 0);
}

function mostOf(rows: readonly ReportRow[] | undefined, column: string | undefined): number {
  return rows && column ? Math.max(0, ...rows.map((row) => toNumber(row[column]))) : 0;
}
