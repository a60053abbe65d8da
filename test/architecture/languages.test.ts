import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languages as screenLanguages } from '@renderer/ui/t';
import { languages } from '@shared/i18n/translate';
import { importOptions } from '@shared/import/data/importOptions';
import { optionTexts } from '@shared/import/optionHelp';
import { findingKinds, findingSentences, findingTexts } from '@shared/quality/findings';
import { projectRoot, readText } from './sourceFiles';

type Texts = Readonly<Record<string, string>>;

const pluginFolders = readdirSync(join(projectRoot, 'plugins'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `plugins/${name}/lang`);
const folders = ['src-shared/i18n/lang', 'src-renderer/ui/texts', ...pluginFolders].filter((folder) =>
  existsSync(join(projectRoot, folder, 'en.json')),
);

const readLanguage = (folder: string, language: string): Texts => {
  const path = `${folder}/${language}.json`;
  return existsSync(join(projectRoot, path)) ? (JSON.parse(readText(path)) as Texts) : {};
};

/** `%s`, `%2$s` and `{name}`: what is filled in, in order of the alphabet, because languages order words differently. */
const places = (text: string | undefined) => [...(text ?? '').matchAll(/%(?:\d+\$)?s|\{\w+\}/g)].map(String).sort();

it('the screens speak the languages of the engine', () => {
  expect([...screenLanguages].sort()).toEqual([...languages].sort());
});

const others = languages.filter((language) => language !== 'en');

it.each(others)('options of the import screen are said in %s', (language) => {
  const onScreen = importOptions.filter((option) => 'onScreen' in option).map(({ name }) => name);
  expect(Object.keys(optionTexts[language] ?? {}).sort()).toEqual([...onScreen].sort());
});

it.each(others)('what is found in logs is said in %s', (language) => {
  const texts = findingTexts[language] ?? {};
  const sentences = findingKinds.flatMap((kind) =>
    (['what', 'action'] as const).map((part): [string, string] => [`${kind}.${part}`, findingSentences[kind][part]]),
  );
  expect(Object.keys(texts).sort()).toEqual(sentences.map(([key]) => key).sort());
  expect(sentences.filter(([key, english]) => places(texts[key]).join() !== places(english).join())).toEqual([]);
});

describe.each(folders)('%s', (folder) => {
  const english = readLanguage(folder, 'en');

  it.each(others)('is complete in %s', (language) => {
    const texts = readLanguage(folder, language);
    expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort());
    expect(Object.entries(texts).filter(([, text]) => text.trim() === '')).toEqual([]);
    const differing = Object.keys(english).filter((key) => places(texts[key]).join() !== places(english[key]).join());
    expect(differing).toEqual([]);
  });
});
