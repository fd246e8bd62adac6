import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import type { Chromium } from './bundledChromium.ts';
import { bundledChromium } from './bundledChromium.ts';

const debianChromium = '/usr/bin/chromium';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
];

/** CHROMIUM_PATH when set, then Debian's Chromium, then the one that comes by npm. */
async function findChromium(): Promise<Chromium> {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen !== undefined && !existsSync(chosen)) {
    throw new Error(`CHROMIUM_PATH names ${chosen}, and there is no such file. Correct it or unset it.`);
  }
  const installed = chosen ?? (existsSync(debianChromium) ? debianChromium : undefined);
  return installed === undefined ? await bundledChromium() : { path: installed, env: {} };
}

/** Starts a headless Chromium; the caller closes it. */
export async function launchChromium(): Promise<Browser> {
  const { path, env } = await findChromium();
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return chromium.launch({
    executablePath: path,
    args: quiet,
    env: { ...Object.fromEntries(inherited), ...env },
  });
}
