import { describe, expect, test } from 'vitest';
import { newImportCounters } from '@shared/ipc/importCounters';
import { browserCommand } from '@main/cli/openBrowser';
import { ProgressBar, toLine } from '@main/cli/ProgressBar';
import { findDataFile } from '@main/worker/EngineClientDataFile';
import { newJob } from '../worker/openStandIn';

const running = {
  ...newJob('j1', 'running'),
  bytesDone: 250,
  bytesTotal: 1000,
  linesPerSecond: 412_000,
  secondsLeft: 75,
};

describe('the progress line', () => {
  test('shows bar, share, pace and time left', () => {
    expect(toLine(running)).toBe(`Importing ${'█'.repeat(6)}${'░'.repeat(18)}  25 %  412,000 lines/s  1 min 15 s left`);
  });

  test('counts lines where the size is unknown', () => {
    const counters = { ...newImportCounters(), lines_read: 1234 };
    expect(toLine({ ...running, bytesTotal: 0, secondsLeft: null, counters })).toBe(
      'Importing 1,234 lines  412,000 lines/s',
    );
  });

  test('is drawn on a terminal only', () => {
    for (const isTerminal of [true, false]) {
      let drawn = '';
      new ProgressBar({ err: (text) => (drawn += text), isTerminal }).show(running);
      expect(drawn !== '').toBe(isTerminal);
    }
  });

  test('who is waited for is said once, in a pipe too', () => {
    let said = '';
    const bar = new ProgressBar({ err: (text) => (said += text), isTerminal: false });
    bar.show({ ...running, waitingFor: 'process 7, heartwood import' });
    bar.show({ ...running, waitingFor: 'process 7, heartwood import' });
    expect(said).toBe('Waiting for another Heartwood (process 7, heartwood import) …\n');
  });
});

describe('the data file', () => {
  const surroundings = (platform: NodeJS.Platform, environment: Record<string, string>) => ({
    platform,
    environment,
    home: '/home/ada',
  });

  test.each([
    ['linux', {}, '/home/ada/.local/share/Heartwood/heartwood.sqlite'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/Heartwood/heartwood.sqlite'],
    ['darwin', {}, '/home/ada/Library/Application Support/Heartwood/heartwood.sqlite'],
    ['linux', { HEARTWOOD_DATA: '/logs/a.sqlite' }, '/logs/a.sqlite'],
  ] as const)('on %s with %j is %s', (platform, environment, expected) => {
    expect(findDataFile(undefined, surroundings(platform, environment))).toBe(expected);
  });

  test('--data comes first', () => {
    expect(findDataFile('/b.sqlite', surroundings('linux', { HEARTWOOD_DATA: '/a.sqlite' }))).toBe('/b.sqlite');
  });
});

test('a browser is opened only where there is a screen', () => {
  expect(browserCommand('linux', {})).toBeNull();
  expect(browserCommand('linux', { DISPLAY: ':0' })).toEqual(['xdg-open']);
  expect(browserCommand('darwin', {})).toEqual(['open']);
});
