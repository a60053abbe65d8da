import { expect, test } from 'vitest';
import { encodeNumbers } from '@main/core/archive/CodedColumn';
import { followRedirects } from '@main/core/archive/requests/followRedirects';

type Line = [client: number, time: number, status: number, referrer: number];

function follow(lines: readonly Line[], isPerson = true) {
  const column = (at: number): Float64Array => Float64Array.from(lines, (line) => line[at] as number);
  const { next, isFirst } = followRedirects({
    client: encodeNumbers(column(0)),
    isPerson: () => isPerson,
    time: column(1),
    status: column(2),
    referrer: column(3),
    line: Float64Array.from(lines.keys()),
  });
  return { next: [...next], isFirst: [...isFirst] };
}

test('a redirect leads to what its client asks for next with the same referrer', () => {
  const lines: Line[] = [
    [1, 100, 301, 7],
    [2, 100, 200, 7],
    [1, 100, 200, 8], // a picture of the page before
    [1, 101, 302, 7],
    [1, 102, 200, 7],
  ];
  expect(follow(lines)).toEqual({ next: [3, -1, -1, 4, -1], isFirst: [1, 0, 0, 0, 0] });
});

test('lines of one second are in the order of the file, whatever their order here', () => {
  const later: Line[] = [
    [1, 101, 200, 0],
    [1, 100, 308, 0],
  ];
  expect(follow(later).next).toEqual([-1, 0]);
});

test('whoever comes after five seconds did not follow; 304 is no redirect', () => {
  const lines: Line[] = [
    [1, 100, 301, 0],
    [1, 106, 200, 0],
    [1, 106, 304, 0],
    [1, 107, 200, 0],
  ];
  expect(follow(lines)).toEqual({ next: [-1, -1, -1, -1], isFirst: [1, 0, 0, 0] });
});

test('programs ask for many pages at once: nobody can tell what follows what', () => {
  const lines: Line[] = [
    [1, 100, 301, 0],
    [1, 100, 200, 0],
  ];
  expect(follow(lines, false)).toEqual({ next: [-1, -1], isFirst: [1, 0] });
});
