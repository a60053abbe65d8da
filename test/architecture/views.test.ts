import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plugins } from '@main/worker/plugins';
import { listFiles, projectRoot, readText } from './sourceFiles';

const readKeys = (path: string): string[] => Object.keys(JSON.parse(readText(path)) as object).sort();

describe('views of plugins', () => {
  it('are brought by the components that plugin.json names', () => {
    const missing = plugins.flatMap(({ manifest: { name, views = [] } }) => {
      const path = `plugins/${name}/components/views.tsx`;
      const text = existsSync(join(projectRoot, path)) ? readText(path) : '';
      return views.filter(({ component }) => !text.includes(component)).map(({ component }) => `${name}: ${component}`);
    });
    expect(missing).toEqual([]);
  });

  it('are named by texts that exist', () => {
    const core = new Set(readKeys('src-shared/i18n/lang/en.json'));
    const missing = plugins.flatMap(({ manifest: { name, views = [] } }) => {
      const path = `plugins/${name}/lang/en.json`;
      const own = new Set(views.length > 0 ? readKeys(path).map((key) => `${name}_${key}`) : []);
      const used = views.flatMap((view) => [view.name, view.category, view.subcategory]);
      return used.filter((key) => !core.has(key) && !own.has(key) && !isOfAnother(key, name));
    });
    expect(missing).toEqual([]);
  });

  it('have their texts in every language', () => {
    const files = listFiles('plugins', ['.json']).filter((path) => path.includes('/components/lang/'));
    const english = files.filter((path) => path.endsWith('/en.json'));
    const incomplete = english.flatMap((path) =>
      ['de', 'fr', 'es'].filter((language) => {
        const translated = path.replace(/en\.json$/, `${language}.json`);
        return !files.includes(translated) || readKeys(translated).join() !== readKeys(path).join();
      }),
    );
    expect(incomplete).toEqual([]);
  });
});

/** A page may be one that another plugin's reports stand on. */
function isOfAnother(key: string, name: string): boolean {
  const owner = key.split('_')[0];
  return owner !== name && plugins.some(({ manifest }) => manifest.name === owner);
}
