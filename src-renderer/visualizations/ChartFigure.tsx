import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  /** What the chart shows, for those who don't see it. */
  label: string;
  headings: readonly string[];
  rows: readonly (readonly string[])[];
  children: ReactNode;
}

/** A chart and, for screen readers, the same numbers as a table. */
export function ChartFigure({ label, headings, rows, children }: Props) {
  return (
    <figure aria-label={label} style={{ margin: 0, minWidth: 0 }}>
      <div aria-hidden="true">{children}</div>
      <VisuallyHidden>
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              {headings.map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) => (
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </figure>
  );
}
