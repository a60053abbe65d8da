import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { projectRoot } from './project';

/** A block of code of docs/PLUGINS.md, and the file that the text before it names; '' where it names none. */
interface Block {
  file: string;
  text: string;
}

/** Where the page says only the folder. */
const files: Readonly<Record<string, string>> = { 'test/': 'test/archiver.test.ts' };

/** The code of the steps of docs/PLUGINS.md, in order, then the rest. */
export function readBlocks(): Block[] {
  const page = readFileSync(join(projectRoot, 'docs/PLUGINS.md'), 'utf8');
  return [...page.matchAll(/```(?:ts|json)\n(.*?)```/gs)].map((match) => {
    const before = page.slice(0, match.index);
    const [, file = ''] = /.*\*\*\d\. `([^`]+)`\*\*/s.exec(before.slice(before.lastIndexOf('\n**'))) ?? [];
    return { file: files[file] ?? file, text: match[1] ?? '' };
  });
}

/** What the compiler says of files against this project's SDK, under the project's own rules. */
export function typeCheck(paths: readonly string[]): string[] {
  const { config } = ts.readConfigFile(join(projectRoot, 'tsconfig.base.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, projectRoot);
  const program = ts.createProgram([...paths], {
    ...options,
    noEmit: true,
    types: ['node'],
    typeRoots: [join(projectRoot, 'node_modules/@types')],
  });
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    const place = file && paths.includes(file.fileName) ? file.fileName.slice(dirname(paths[0] ?? '').length) : '';
    return `${place}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}
