import { Button, Stack } from '@mantine/core';
import { useAnswer } from '@renderer/report/ApiContext';
import { PanelState } from '@renderer/report/PanelState';
import { useState, type ReactNode } from 'react';
import { t } from './texts';

interface Props<Row> {
  /** What is asked, without limits. */
  parameters: Readonly<Record<string, string>>;
  size: number;
  emptyText: string;
  children: (rows: readonly Row[]) => ReactNode;
}

/** Rows of a log, page below page: the next one is read when it is asked for. */
export function PagedList<Row>(props: Props<Row>) {
  const [pages, setPages] = useState(1);
  return (
    <Stack gap={0}>
      {Array.from({ length: pages }, (_, page) => (
        <Page key={page} {...props} page={page} onMore={page === pages - 1 ? () => setPages(pages + 1) : undefined} />
      ))}
    </Stack>
  );
}

/** One row more than the page holds is asked for: it says whether there is a next page. */
function Page<Row>({
  parameters,
  size,
  emptyText,
  children,
  page,
  onMore,
}: Props<Row> & { page: number; onMore: (() => void) | undefined }) {
  const answer = useAnswer<Row[]>({
    ...parameters,
    filter_limit: String(size + 1),
    filter_offset: String(page * size),
  });
  const rows = Array.isArray(answer.data) ? answer.data : [];
  return (
    <PanelState answer={answer} isEmpty={page === 0 && rows.length === 0} emptyText={emptyText}>
      {children(rows.slice(0, size))}
      {onMore && rows.length > size && (
        <Button variant="default" mt="md" onClick={onMore}>
          {t('more')}
        </Button>
      )}
    </PanelState>
  );
}
