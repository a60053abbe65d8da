/** A row of CorePluginsAdmin.getPlugins. */
export interface PluginEntry {
  name: string;
  version: string;
  description: string;
  isCore: boolean;
  state: 'active' | 'off' | 'refused' | 'stopped';
  /** Why it does not run, or not as it should; else ''. */
  reason: string;
}
