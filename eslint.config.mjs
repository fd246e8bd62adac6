import { createRequire } from 'node:module';
import { fixupPluginRules } from '@eslint/compat';
import js from '@eslint/js';
import importPlugin from 'eslint-plugin-import';
import sfPlugin from 'eslint-plugin-sf-plugin';
import tseslint from 'typescript-eslint';

const require = createRequire(import.meta.url);
const lwcRecommended = require('@salesforce/eslint-config-lwc/recommended');

/** Who may import whom: the table of HANDBOOK.md, "The rooms". */
const mayImport = {
  rules: [],
  policy: ['rules'],
  engage: ['policy', 'rules'],
  store: ['policy', 'rules'],
  sync: ['engage', 'store', 'policy', 'rules'],
  reports: ['engage', 'store', 'policy', 'rules'],
  local: [],
  flags: ['engage'],
  commands: ['flags', 'sync', 'reports', 'local', 'engage', 'store', 'policy', 'rules'],
};

const roomZones = Object.entries(mayImport).map(([room, allowed]) => ({
  target: `./plugin/src/${room}`,
  from: './plugin/src',
  except: [room, ...allowed].map((name) => `./${name}`),
  message: `The room '${room}' may import only: ${allowed.join(', ') || 'nothing of ours'}.`,
}));

const nodeSources = ['plugin/src/**/*.ts', 'scripts/**/*.ts', 'test/**/*.ts'];
const lwcSources = ['force-app/**/*.{ts,js}', 'plugin/src/local/page/**/*.{ts,js}'];

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/**',
      'dist/**',
      'plugin/lib/**',
      '.score/**',
      'coverage/**',
      'jest.config.js',
      'types/**',
    ],
  },
  {
    files: ['**/*.mjs', 'plugin/bin/*.js'],
    ...js.configs.recommended,
    languageOptions: { globals: { process: 'readonly', console: 'readonly' } },
  },
  {
    files: nodeSources,
    ignores: ['plugin/src/local/page/**'],
    extends: [
      js.configs.recommended,
      ...tseslint.configs.strictTypeChecked,
      ...tseslint.configs.stylisticTypeChecked,
    ],
    plugins: { import: importPlugin },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: { 'import/parsers': { '@typescript-eslint/parser': ['.ts'] } },
    rules: {
      'import/no-restricted-paths': ['error', { zones: roomZones }],
      'import/no-cycle': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'max-lines': ['error', { max: 400 }],
    },
  },
  {
    files: ['plugin/src/rules/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^[^.]', message: 'rules imports nothing (it also runs in the browser).' }] },
      ],
      'no-restricted-globals': [
        'error',
        'process',
        'Buffer',
        'fetch',
        'setTimeout',
        'setInterval',
        'window',
        'document',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time is passed in.' },
        { object: 'Math', property: 'random', message: 'Randomness is passed in.' },
      ],
    },
  },
  {
    files: ['plugin/src/commands/**/*.ts'],
    plugins: { 'sf-plugin': fixupPluginRules(sfPlugin) },
    // Message keys are checked by test/commands/messages.test.ts: the rule looks for them in the current folder only.
    rules: {
      ...sfPlugin.configs.recommended.rules,
      'sf-plugin/no-missing-messages': 'off',
      // An absent flag means something of its own here, such as "any free port".
      'sf-plugin/flag-min-max-default': 'off',
      // The json-schema generator of sf reads result types from `type`.
      '@typescript-eslint/consistent-type-definitions': 'off',
    },
  },
  {
    // node:test's own functions return promises that the runner awaits.
    files: ['test/**/*.ts'],
    ignores: ['test/lwc/jest/**'],
    rules: { '@typescript-eslint/no-floating-promises': 'off' },
  },
  ...lwcRecommended.map((config) => ({ ...config, files: lwcSources })),
  {
    files: lwcSources,
    extends: [...tseslint.configs.recommended],
    rules: { 'no-unused-vars': 'off' },
  },
  {
    files: ['force-app/**/__tests__/**'],
    rules: {
      '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off',
      '@lwc/lwc/no-async-operation': 'off',
      'jest/valid-expect': 'off',
    },
  },
);
