import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PluginState } from '@main/core/plugin/PluginState';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heartwood-state-'));
  file = join(folder, 'new/plugins.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('is empty, and no file, until something is switched', () => {
  expect(new PluginState(file, '/a').read()).toEqual({ active: [], stopped: {} });
  expect(new PluginState(file, '/a').stamp).toBe('');
  expect(existsSync(file)).toBe(false);
});

test('keeps what is on by folder, and why something was stopped until it is switched again', () => {
  const state = new PluginState(file, '/a');
  state.switch('Rain', true);
  state.switch('Sun', true);
  state.switch('Rain', true);
  state.stop('Sun', 'it hung');
  expect(new PluginState(file, '/a').read()).toEqual({ active: ['Rain'], stopped: { Sun: 'it hung' } });
  expect(new PluginState(file, '/b').read()).toEqual({ active: [], stopped: {} });
  state.switch('Sun', false);
  state.switch('Rain', false);
  expect(state.read()).toEqual({ active: [], stopped: {} });
});

test('its stamp moves with every change', () => {
  const state = new PluginState(file, '/a');
  const stamps = [true, false, true].map((isOn) => {
    state.switch('Rain', isOn);
    return state.stamp;
  });
  expect(new Set(stamps).size).toBe(3);
});

test.each(['', '{', '[]', '{"folders":{"/a":{"active":"Rain"}}}'])('a damaged file %j switches nothing on', (text) => {
  const path = join(folder, 'damaged.json');
  writeFileSync(path, text);
  expect(new PluginState(path, '/a').read()).toEqual({ active: [], stopped: {} });
});

test('says where nothing can be kept', () => {
  const path = join(folder, 'file');
  writeFileSync(path, '');
  expect(() => new PluginState(join(path, 'plugins.json'), '/a').switch('Rain', true)).toThrow(
    'No file can be made in',
  );
});
