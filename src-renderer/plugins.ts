import type { PluginViews } from './report/views';

const files = import.meta.glob<PluginViews>('../plugins/*/components/views.tsx', { eager: true, import: 'default' });

/** The one place of the screens that names the plugins: what each brings to them, by its name. */
export const pluginViews: Readonly<Record<string, PluginViews>> = Object.fromEntries(
  Object.entries(files).map(([path, views]) => [path.split('/')[2] ?? '', views]),
);
