import { useViews, type ViewProps } from './views';

/** A component that a plugin brings. */
export function PluginView({ plugin, component, ...props }: ViewProps & { plugin: string; component: string }) {
  const View = useViews()[plugin]?.components?.[component];
  return View ? <View {...props} /> : null;
}
