import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Sizes of docs/ARCHITECTURE.md §7. Blank lines and comments are free: explaining is never what makes a file too long. */
const countedLines = { skipBlankLines: true, skipComments: true };
const fileLines = ['error', { max: 300, ...countedLines }];
const functionLines = (max) => ['error', { max, ...countedLines }];

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Default exports are for files found by a glob (plugins/*/*.ts, views.tsx) and tool configurations; name this export.',
};

const nodeGlobals = Object.fromEntries(
  ['process', 'console', 'URL', 'Buffer', 'setTimeout', 'clearTimeout', 'fetch', 'AbortSignal'].map((name) => [
    name,
    'readonly',
  ]),
);

export default defineConfig(
  globalIgnores(['out', 'dist', 'coverage', 'node_modules', 'resources']),
  js.configs.recommended,
  tseslint.configs.recommended,
  {
    rules: {
      'max-lines': fileLines,
      'max-lines-per-function': functionLines(50),
      'max-depth': ['error', 3],
      'max-params': ['error', 4],
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-syntax': ['error', noDefaultExport],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'anywhere' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  { files: ['**/*.tsx'], rules: { 'max-lines-per-function': functionLines(150) } },
  { files: ['**/*.js'], languageOptions: { globals: nodeGlobals } },
  { files: ['src-main/cli/**', 'test/**', 'plugins/*/test/**'], rules: { 'no-console': 'off' } },
  {
    // A suite is one `describe` function around many small tests.
    files: ['test/**/*.test.{ts,tsx}', 'plugins/*/test/**/*.test.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['plugins/*/*.ts', 'plugins/*/components/views.tsx', '*.config.{ts,js}'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // Tables of facts are as long as the facts.
    files: ['**/data/**', '**/migrations/**', '**/lang/**', '**/texts/**'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },
);
