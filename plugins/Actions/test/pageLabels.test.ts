import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toFileLabels, toHost, toHostLabels, toPageLabels } from '../pageLabels';

describe('toPageLabels', () => {
  it.each([
    ['example.com', ['/index']],
    ['example.com/', ['/index']],
    ['example.com?x=1', ['/index?x=1']],
    ['example.com/blog/', ['blog', '/index']],
    ['example.com/a/b', ['a', '/b']],
    ['example.com/a/b?x=1', ['a', '/b?x=1']],
    ['example.com/a//b/', ['a', 'b', '/index']],
    ['example.com/a/b?next=/c/d', ['a', '/b?next=/c/d']],
    ['example.com/a/#part', ['a', '/index#part']],
    ['example.com/ a /b', ['a', '/b']],
    ['example.com/1/2/3/4/5/6/7/8/9/10/11/12', ['1', '2', '3', '4', '5', '6', '7', '8', '9', '/10/11/12']],
  ])('%s', (name, labels) => {
    expect(toPageLabels(name)).toEqual(labels);
  });

  it('always ends in one leaf and has folders above it only', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('/', '?', '#', ' ', 'a', '.', '%20', 'é')), (parts) => {
        const labels = toPageLabels(`example.com${parts.join('')}`);
        expect(labels.length).toBeLessThanOrEqual(10);
        expect(labels.at(-1)).toMatch(/^\//);
        expect(labels.slice(0, -1).filter((label) => label.startsWith('/') || label === '')).toEqual([]);
      }),
    );
  });
});

describe('hosts as the first level', () => {
  it('are told from folders and pages', () => {
    expect(toHostLabels('example.com/a/b')).toEqual(['//example.com', 'a', '/b']);
    expect(['//example.com', 'example.com', '/index'].map(toHost)).toEqual(['example.com', null, null]);
  });
});

describe('files and addresses', () => {
  it.each([
    ['example.com/files/a.zip?v=2', ['example.com', '/files/a.zip?v=2']],
    ['example.com', ['example.com', '/']],
    ['example.com?x', ['example.com', '/?x']],
  ])('%s', (name, labels) => {
    expect(toFileLabels(name)).toEqual(labels);
  });
});
