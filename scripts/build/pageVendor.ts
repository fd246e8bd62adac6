import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'rollup';
import { rollup } from 'rollup';
import { iconsNamedIn, iconTemplates } from './iconTemplates.ts';
import { buildConstants, lwcPlugin } from './lwcPlugin.ts';
import type { PageApp } from './pageApp.ts';
import { installedPackage, projectFolder, vendorCacheFolder } from './pagePaths.ts';
import { platformModules } from './platformModules.ts';
import { failOnOwnWarnings } from './rollupWarnings.ts';

const packages = ['lwc', '@lwc/rollup-plugin', 'lightning-base-components', 'rollup'];
const settings = ['pageVendor.ts', 'iconTemplates.ts', 'lwcPlugin.ts', 'platformModules.ts'];

/** Same versions, settings, modules and icons: same key, same bundle. */
function cacheKey(app: PageApp): string {
  const hash = createHash('sha256').update(JSON.stringify(app));
  for (const name of packages) {
    hash.update(readFileSync(join(installedPackage(name), 'package.json')));
  }
  for (const name of settings) {
    hash.update(readFileSync(join(import.meta.dirname, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

function iconsOfBaseComponents(): string[] {
  const folder = join(installedPackage('lightning-base-components'), 'src/lightning');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(js|html)$/.test(file) && !file.startsWith('iconSvgTemplates'))
    .flatMap((file) => iconsNamedIn(readFileSync(join(folder, file), 'utf8')));
}

/** The LWC resolver answers importers only, and an entry has none. */
function entriesByName(): Plugin {
  return {
    name: 'entries-by-name',
    resolveId(id, importer) {
      return importer === undefined ? this.resolve(id, join(projectFolder, 'package.json')) : null;
    },
  };
}

async function bundleVendor(app: PageApp, target: string): Promise<void> {
  const bundle = await rollup({
    input: Object.fromEntries(app.vendorModules.map((id) => [id, id])),
    plugins: [
      entriesByName(),
      iconTemplates([...new Set([...app.icons, ...iconsOfBaseComponents()])].sort()),
      platformModules(new Map()),
      lwcPlugin({ rootDir: projectFolder, modules: [{ npm: 'lightning-base-components' }] }),
      buildConstants(),
    ],
    onLog: failOnOwnWarnings,
  });
  await bundle.write({ dir: target, format: 'es', chunkFileNames: 'chunks/[name]-[hash].js' });
  await bundle.close();
}

export interface PageVendor {
  /** False when the cached bundle served. */
  readonly built: boolean;
}

/** Writes the engine and the base components that the app imports, one file a module, to `target`. */
export async function writePageVendor(app: PageApp, target: string): Promise<PageVendor> {
  const cached = join(vendorCacheFolder, cacheKey(app));
  const built = !existsSync(cached);
  if (built) {
    mkdirSync(vendorCacheFolder, { recursive: true });
    const unfinished = mkdtempSync(join(vendorCacheFolder, 'unfinished-'));
    try {
      await bundleVendor(app, unfinished);
      renameSync(unfinished, cached);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  cpSync(cached, target, { recursive: true });
  return { built };
}
