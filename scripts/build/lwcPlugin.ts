import { createRequire } from 'node:module';
import type { RollupLwcOptions } from '@lwc/rollup-plugin';
import type { Plugin } from 'rollup';

/** The package exports the function itself, its typings a module with a default. */
const lwcRollupPlugin = createRequire(import.meta.url)('@lwc/rollup-plugin') as (
  options: RollupLwcOptions,
) => Plugin;

/** The LWC compiler with what the base components need; each setting was an error first. */
export function lwcPlugin(options: Pick<RollupLwcOptions, 'rootDir' | 'modules'>): Plugin {
  return lwcRollupPlugin({
    ...options,
    enableDynamicComponents: true,
    enableSyntheticElementInternals: true,
    exclude: ['\0@salesforce/**'],
  });
}

const constants: Readonly<Record<string, string>> = {
  'import.meta.env.SSR': 'false',
  'process.env.NODE_ENV': '"production"',
};

/** Without the first, icons are silently absent; without the second, lwc looks for Node's `process`. */
export function buildConstants(): Plugin {
  return {
    name: 'build-constants',
    transform(code) {
      const replaced = Object.entries(constants).reduce(
        (text, [name, value]) => text.replaceAll(name, value),
        code,
      );
      return replaced === code ? null : { code: replaced, map: null };
    },
  };
}
