import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'rollup';
import { rollup } from 'rollup';
import { compileTypeScript } from './compileTypeScript.ts';
import { iconsNamedIn } from './iconTemplates.ts';
import { buildConstants, lwcPlugin } from './lwcPlugin.ts';
import { pageSourceFolder } from './pagePaths.ts';
import { platformModules } from './platformModules.ts';
import { failOnOwnWarnings } from './rollupWarnings.ts';

export interface PageApp {
  /** Modules left to the vendor bundle, sorted: `lwc`, `lightning/icon`, … */
  readonly vendorModules: readonly string[];
  /** Icon names that the components mention, sorted. */
  readonly icons: readonly string[];
}

/** Salesforce's folder of components has no namespace folder, so each is named. */
function ownComponents(componentsFolder: string): { name: string; path: string }[] {
  return readdirSync(componentsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name: `c/${name}`, path: join(componentsFolder, name, `${name}.js`) }));
}

function stripTypes(): Plugin {
  return {
    name: 'strip-types',
    transform: (code, id) => (id.endsWith('.ts') ? { code: compileTypeScript(code, id), map: null } : null),
  };
}

const engine = new Set(['lwc', '@lwc/synthetic-shadow']);

/** A base component or the engine: ours to import, the vendor bundle's to provide. */
function isVendorModule(id: string): boolean {
  const [namespace, name] = id.split('/');
  const standIn = join(pageSourceFolder, 'modules', 'lightning', name ?? '');
  return engine.has(id) || (namespace === 'lightning' && !existsSync(standIn));
}

/**
 * Bundles the page's own modules and the deployable components into one file. It is the deployable copy
 * that is bundled, so what the browser tests see is what an org receives.
 */
export async function writePageApp(options: {
  readonly componentsFolder: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly target: string;
}): Promise<PageApp> {
  const vendorModules = new Set<string>();
  const icons = new Set<string>();
  const collect: Plugin = {
    name: 'collect',
    transform(code) {
      for (const icon of iconsNamedIn(code)) {
        icons.add(icon);
      }
    },
  };
  const bundle = await rollup({
    input: join(pageSourceFolder, 'main.ts'),
    external(id) {
      const external = isVendorModule(id);
      if (external) {
        vendorModules.add(id);
      }
      return external;
    },
    plugins: [
      collect,
      platformModules(options.labels),
      stripTypes(),
      lwcPlugin({
        rootDir: pageSourceFolder,
        modules: [...ownComponents(options.componentsFolder), { dir: join(pageSourceFolder, 'modules') }],
      }),
      buildConstants(),
    ],
    onLog: failOnOwnWarnings,
  });
  await bundle.write({ file: options.target, format: 'es' });
  await bundle.close();
  return { vendorModules: [...vendorModules].sort(), icons: [...icons].sort() };
}
