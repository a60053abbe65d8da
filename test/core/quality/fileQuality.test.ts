import { expect, it } from 'vitest';
import { FileQualityRecorder } from '@main/core/quality/FileQuality';
import { combined, parseText } from '../import/parseText';

const NOW = Date.UTC(2026, 1, 11) / 1000;

function record(lines: readonly string[], isOpenEnded = false) {
  const recorder = new FileQualityRecorder(NOW);
  recorder.note(parseText(lines.join('')), isOpenEnded);
  return recorder.toQuality();
}

const at = (clock: string, zone = '+0000') => combined({ time: `10/Feb/2026:${clock} ${zone}` });

it('counts lines by the offset that they name', () => {
  const lines = [at('10:00:00'), at('12:00:01', '+0200'), at('12:00:02', '+0200'), at('10:00:03')];
  expect(record(lines).zones).toEqual([
    [0, 2],
    [7200, 2],
  ]);
});

it('knows a clock that jumps from lines that were written late', () => {
  const lines = [at('10:00:00'), at('09:59:58'), at('10:30:00'), at('10:25:00'), at('10:26:00')];
  expect(record(lines)).toMatchObject({ lines: 5, outOfOrder: 2, jumps: 1, jumpLine: 4, jumpSeconds: 300 });
});

it('compares the first line of a block with the last of the block before', () => {
  const recorder = new FileQualityRecorder(NOW);
  recorder.note(parseText(at('10:00:00')), false);
  recorder.note(parseText(at('09:00:00')), false);
  expect(recorder.toQuality()).toMatchObject({ outOfOrder: 1, jumps: 1, jumpSeconds: 3600 });
});

it('counts lines later than the day after the import', () => {
  const future = combined({ time: '12/Feb/2026:00:00:01 +0000' });
  expect(record([at('10:00:00'), future])).toMatchObject({ future: 1, latest: NOW + 86_401 });
  expect(record([combined({ time: '12/Feb/2026:00:00:00 +0000' })])).toMatchObject({ future: 0 });
});

it('takes a last line without end for cut off only where it is not understood', () => {
  const cut = '192.0.2.1 - - [10/Feb/2026:1';
  expect(record([at('10:00:00'), cut], true)).toMatchObject({ isCut: true });
  expect(record([at('10:00:00'), cut], false)).toMatchObject({ isCut: false });
  expect(record([at('10:00:00')], true)).toMatchObject({ isCut: false });
});

it.each([
  ['2026-02-10T10:00:00+02:00', 7200],
  ['2026-02-10T10:00:00Z', 0],
  ['2026-02-10T10:00:00', -1],
  ['1770717600.123', 0],
])('reads the offset of %s', (time, zone) => {
  const line = `{"time":"${time}","ip":"192.0.2.1","request":"GET / HTTP/1.1","status":"200"}\n`;
  const options = { logFormatJson: ['date=time', 'ip=ip', 'request=request', 'status=status'] };
  expect(parseText(line, 'custom', options).zones).toEqual([[zone, 1]]);
});
