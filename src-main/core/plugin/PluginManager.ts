import type { Plugin } from '@shared/plugin/manifest';

/** The plugins that run. */
export class PluginManager {
  constructor(readonly plugins: readonly Plugin[]) {}
}
