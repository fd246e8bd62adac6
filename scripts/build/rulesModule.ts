import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import type { OutputChunk, Plugin, RollupLog } from 'rollup';
import { rollup } from 'rollup';
import { compileTypeScript } from './compileTypeScript.ts';
import { plainMembers } from './plainMembers.ts';
import { serviceMeta } from './serviceMeta.ts';

/** Under the platform's limit for one script with room to spare; a file that nears it is to be split, not squeezed. */
const largestFile = 100_000;

const banner = '// Made by `npm run build` from plugin/src/rules: change it there.';

function stripTypes(): Plugin {
  return {
    name: 'strip-types',
    transform: (code, id) => ({ code: compileTypeScript(code, id, [plainMembers]), map: null }),
  };
}

/** The rules import nothing (HANDBOOK.md, "The rooms"), so there is nothing that an org would have to provide. */
function refuseOutsideImports(folder: string): Plugin {
  return {
    name: 'refuse-outside-imports',
    async resolveId(id, importer) {
      const resolved = importer === undefined ? null : await this.resolve(id, importer, { skipSelf: true });
      if (importer !== undefined && (resolved === null || relative(folder, resolved.id).startsWith('..'))) {
        this.error(`${relative(folder, importer)} imports '${id}', which lies outside the rules.`);
      }
      return resolved;
    },
  };
}

/** Modules that import nothing and stand apart, because their corner and another one would otherwise need each other. */
const sharedModules = new Set(['clocks/sessionProgress', 'matching/offers']);

/** One file a corner of the rules: `matching/pool.ts` goes to `matching`; the index to the component's own script. */
function fileOf(id: string, folder: string): string | undefined {
  const module = relative(folder, id).replaceAll(sep, '/').replace(/\.ts$/, '');
  if (module === 'index') {
    return undefined;
  }
  return sharedModules.has(module) ? basename(module) : module.split('/')[0];
}

/** Whatever rollup warns of is a fault here. */
function refuse(log: RollupLog): never {
  const hint =
    log.code === 'CIRCULAR_CHUNK'
      ? ' A module without imports that both need can stand apart: sharedModules in scripts/build/rulesModule.ts.'
      : '';
  throw new Error(`The rules cannot be bundled: ${log.message}${hint}`);
}

/** The platform finds `./calendar`, without an extension, beside the module that asks for it. */
async function bundle(folder: string, name: string): Promise<OutputChunk[]> {
  const rules = await rollup({
    input: { [name]: join(folder, 'index.ts') },
    plugins: [refuseOutsideImports(folder), stripTypes()],
    onLog: (_level, log) => {
      refuse(log);
    },
  });
  const { output } = await rules.generate({
    format: 'es',
    entryFileNames: '[name]',
    chunkFileNames: '[name]',
    manualChunks: (id) => fileOf(id, folder),
    minifyInternalExports: false,
    hoistTransitiveImports: false,
    banner,
  });
  await rules.close();
  return output.filter((file) => file.type === 'chunk');
}

/**
 * Writes the rules as a Lightning web component without a face, to be imported as `c/<name of the folder>`: readable,
 * one file a corner, the same bytes from the same source.
 * @param source the folder of the rules.
 * @param target the component's folder; replaced as a whole.
 * @returns the size of each script in bytes, by name.
 * @throws Error on an import from outside the rules, and on a file of 100,000 bytes or more.
 */
export async function writeRulesModule(source: string, target: string): Promise<ReadonlyMap<string, number>> {
  const name = basename(target);
  const files = new Map((await bundle(source, name)).map(({ fileName, code }) => [`${fileName}.js`, code]));
  const sizes = new Map([...files].map(([file, code]) => [file, Buffer.byteLength(code)]));
  for (const [file, size] of sizes) {
    if (size >= largestFile) {
      throw new Error(
        `c/${name}: ${file} has ${size} bytes, and a file must stay under ${largestFile}. ` +
          `Move a part of it to another folder of plugin/src/rules: each folder there becomes a file of its own.`,
      );
    }
  }
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const [file, code] of [...files, [`${name}.js-meta.xml`, serviceMeta] as const]) {
    writeFileSync(join(target, file), code);
  }
  return sizes;
}
