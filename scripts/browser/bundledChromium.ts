import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const nodeModules = resolve(import.meta.dirname, '../../node_modules');
const packageFolder = join(nodeModules, '@sparticuz/chromium');
const cacheFolder = join(nodeModules, '.cache/score-chromium');

export interface Chromium {
  readonly path: string;
  /** What the process needs besides its own environment. */
  readonly env: Readonly<Record<string, string>>;
}

function packageVersion(): string {
  const text = readFileSync(join(packageFolder, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

/** The fonts of the package and no others: the same picture on every machine, also on one without fonts. */
function writeFontsConfiguration(folder: string): void {
  const configuration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
  writeFileSync(join(folder, 'fonts/fonts.conf'), configuration);
}

async function unpack(folder: string): Promise<void> {
  mkdirSync(cacheFolder, { recursive: true });
  const unfinished = mkdtempSync(join(cacheFolder, 'unfinished-'));
  try {
    await promisify(execFile)(
      process.execPath,
      [join(import.meta.dirname, 'unpackChromium.ts'), join(packageFolder, 'bin')],
      { env: { ...process.env, TMPDIR: unfinished } },
    );
    renameSync(unfinished, folder);
  } catch (error) {
    // Another process may have been first; its copy is as good.
    if (!existsSync(folder)) {
      throw error;
    }
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/**
 * Chromium from the npm package, with the libraries and fonts that the package brings along. Unpacked once,
 * 210 MB under node_modules/.cache, in 2 s.
 */
export async function bundledChromium(): Promise<Chromium> {
  const folder = join(cacheFolder, packageVersion());
  if (!existsSync(folder)) {
    await unpack(folder);
  }
  writeFontsConfiguration(folder);
  return {
    path: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_PATH: join(folder, 'fonts') },
  };
}
