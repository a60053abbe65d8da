// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { Heatmap } from '@renderer/visualizations/Heatmap';
import { addBrowserParts } from './openApp';

afterEach(cleanup);

it('says its numbers as a table, rows and columns in the order of their first cell', () => {
  const cell = (row: string, column: string, value: number) => ({ label: `${row}, ${column}h`, row, column, value });
  const cells = [cell('Monday', '9', 3), cell('Monday', '10', 0), cell('Sunday', '10', 12)];
  addBrowserParts();
  render(
    <MantineProvider>
      <Heatmap cells={cells} dimension="Hour" metric="Visits" format={String} />
    </MantineProvider>,
  );
  const table = within(screen.getByRole('table', { name: 'Visits by Hour' }));
  const rows = table.getAllByRole('row').map((row) => [...row.children].map((child) => child.textContent));
  expect(rows).toEqual([
    ['Hour', '9', '10'],
    ['Monday', '3', '0'],
    ['Sunday', '0', '12'],
  ]);
});
