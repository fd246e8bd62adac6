import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { compileTypeScript } from './compileTypeScript.ts';

/** The platform refuses a larger script or style sheet (LWC Developer Guide, "Component Size"). */
const largestFile = 131_072;
const notDeployed = new Set(['__tests__', '__mocks__', 'tsconfig.json', 'jsconfig.json']);

export interface Deployable {
  /** Every file written, relative to the target, sorted. */
  readonly files: readonly string[];
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !notDeployed.has(name) && !name.startsWith('.'))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? sourceFiles(path) : [path];
    });
}

function writeComponentScript(path: string, target: string): void {
  if (existsSync(path.replace(/\.ts$/, '.js'))) {
    throw new Error(`${path}: a .js file of the same name stands beside it; TypeScript is the only source.`);
  }
  const code = compileTypeScript(readFileSync(path, 'utf8'), path);
  if (Buffer.byteLength(code) > largestFile) {
    throw new Error(
      `${path}: compiles to more than ${largestFile} bytes, the platform's limit for one file.`,
    );
  }
  writeFileSync(target.replace(/\.ts$/, '.js'), code);
}

/**
 * Writes the copy of a package folder that an org accepts: TypeScript of components compiled to the
 * JavaScript beside their html, css and meta files; tests and editor settings left out. The target is
 * replaced as a whole, and the same source gives the same bytes.
 */
export function writeDeployable(source: string, target: string): Deployable {
  rmSync(target, { recursive: true, force: true });
  const files = sourceFiles(source).map((path) => relative(source, path));
  for (const file of files) {
    const to = join(target, file);
    mkdirSync(dirname(to), { recursive: true });
    if (file.endsWith('.ts')) {
      writeComponentScript(join(source, file), to);
    } else {
      cpSync(join(source, file), to);
    }
  }
  return { files: files.map((file) => file.replace(/\.ts$/, '.js')).sort() };
}
