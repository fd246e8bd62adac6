import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { compileTypeScript } from '../../scripts/build/compileTypeScript.ts';
import { deployableFolder } from '../../scripts/build/pagePaths.ts';
import type { answersOf, Answers, Rules, Vectors } from './answers.ts';

const folder = join(deployableFolder, 'lwc/scoreRules');
const entry = join(folder, 'scoreRules.js');

/** As the platform does, and Node does not: files of the component are modules, and ask for each other without `.js`. */
export async function builtInNode(): Promise<Rules> {
  if (!existsSync(entry)) {
    throw new Error('c/scoreRules is not built: run "npm run build" first.');
  }
  const inside = pathToFileURL(`${folder}/`).href;
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      const own = context.parentURL?.startsWith(inside) === true && specifier.startsWith('./');
      const found = next(own ? `${specifier}.js` : specifier, context);
      return found.url.startsWith(inside) ? { ...found, format: 'module' } : found;
    },
  });
  try {
    return (await import(pathToFileURL(entry).href)) as Rules;
  } finally {
    hooks.deregister();
  }
}

const origin = 'http://rules.invalid';

const document = `<!doctype html><title>c/scoreRules</title><script type="module">
import * as rules from '/scoreRules';
import { answersOf } from '/answers';
globalThis.answer = (vectors) => answersOf(rules, vectors);
</script>`;

function fileOf(name: string, change: (code: string) => string): string {
  if (name === 'answers') {
    const path = join(import.meta.dirname, 'answers.ts');
    return compileTypeScript(readFileSync(path, 'utf8'), path);
  }
  return change(readFileSync(join(folder, `${name}.js`), 'utf8'));
}

/**
 * What the built files answer in Chromium, in a window whose own zone and language have nothing to do with the org's.
 * @param change made to each file before it is served.
 */
export async function answersInChromium(
  browser: Browser,
  vectors: Vectors,
  change: (code: string) => string = (code) => code,
): Promise<Answers> {
  const context = await browser.newContext({ timezoneId: 'Asia/Kolkata', locale: 'ar-EG' });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.route(`${origin}/**`, (route) => {
      const name = basename(new URL(route.request().url()).pathname);
      return name === ''
        ? route.fulfill({ contentType: 'text/html', body: document })
        : route.fulfill({ contentType: 'text/javascript', body: fileOf(name, change) });
    });
    await page.goto(`${origin}/`);
    await page.waitForFunction(() => 'answer' in globalThis);
    return await page.evaluate(
      (asked) =>
        (globalThis as unknown as { answer: (asked: Vectors) => ReturnType<typeof answersOf> }).answer(asked),
      vectors,
    );
  } finally {
    await context.close();
  }
}
