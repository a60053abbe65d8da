// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { FakeHost } from './FakeHost';
import { openApp } from './openApp';

afterEach(cleanup);

const row = (name: string, state: string, reason = '', isCore = false) => ({
  ...{ name, version: '1.0.0', description: `What ${name} does.`, requires: [], isCore, state, reason },
});
const plugins = [
  row('Actions', 'active', '', true),
  row('Rain', 'off'),
  row('Sun', 'active'),
  row('Hail', 'refused', 'its folder holds no plugin.json'),
];

/** The page on a host that has these plugins, and what it says to being asked to switch one. */
function openPage(onSwitch: () => unknown = () => ({ result: 'success' })): FakeHost {
  const host = new FakeHost();
  const good = host.answers;
  host.answers = (parameters) => {
    if (parameters.method === 'CorePluginsAdmin.getPlugins') return plugins;
    return parameters.method?.startsWith('CorePluginsAdmin.') ? onSwitch() : good(parameters);
  };
  return openApp('/plugins', host);
}

describe('the page of plugins', () => {
  it('lists all with their state, and why one is refused', async () => {
    openPage();
    const own = await screen.findByRole('group', { name: 'Your own' });
    expect(
      within(own)
        .getAllByRole('switch')
        .map((entry) => (entry as HTMLInputElement).checked),
    ).toEqual([false, true, false]);
    within(own).getByText('Reason: its folder holds no plugin.json.');
    const core = screen.getByRole('group', { name: 'Part of Heartwood' });
    within(core).getByText('What Actions does.');
    expect(within(core).queryByRole('switch')).toBeNull();
  });

  it('switches one on only after saying what it may do', async () => {
    const host = openPage();
    fireEvent.click(await screen.findByRole('switch', { name: 'Run the plugin Rain' }));
    const dialog = await screen.findByRole('dialog', { name: 'Switch on the plugin Rain?' });
    within(dialog).getByText(/A plugin is a program/);
    expect(host.requests('CorePluginsAdmin.activatePlugin')).toEqual([]);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Switch it on' }));
    await waitFor(() => expect(host.requests('CorePluginsAdmin.activatePlugin')).toHaveLength(1));
    expect(host.requests('CorePluginsAdmin.activatePlugin')[0]).toMatchObject({ pluginName: 'Rain' });
    await waitFor(() => expect(host.asked.map(({ name }) => name)).toContain('archive.start'));
  });

  it('leaves it off when that is chosen', async () => {
    const host = openPage();
    fireEvent.click(await screen.findByRole('switch', { name: 'Run the plugin Rain' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Leave it off' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(host.requests('CorePluginsAdmin.activatePlugin')).toEqual([]);
  });

  it('switches one off, and says what speaks against it', async () => {
    const host = openPage(() => {
      throw new Error('No file can be made in the folder.');
    });
    fireEvent.click(await screen.findByRole('switch', { name: 'Run the plugin Sun' }));
    expect((await screen.findByRole('alert')).textContent).toContain('No file can be made in the folder.');
    expect(host.requests('CorePluginsAdmin.deactivatePlugin')[0]).toMatchObject({ pluginName: 'Sun' });
  });
});
