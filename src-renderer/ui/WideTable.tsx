import { Table } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  /** What it shows, for those who come to it by keyboard. */
  label: string;
  minWidth: number;
  className?: string;
  children: ReactNode;
}

/** A table that scrolls sideways where it is wider than its place, by keyboard too. */
export function WideTable({ label, minWidth, className, children }: Props) {
  return (
    <Table.ScrollContainer
      minWidth={minWidth}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': label } }}
    >
      <Table className={className}>{children}</Table>
    </Table.ScrollContainer>
  );
}
