import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const plugin = join(import.meta.dirname, '../../plugin');

async function filesBelow(folder: string, ending: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true });
  return entries.filter((name) => name.endsWith(ending)).map((name) => join(folder, name));
}

/** Keys that sf asks for itself. */
const own = new Set(['summary', 'description', 'examples']);

describe('messages', () => {
  it('every key that the code asks for exists, and every key is asked for', async () => {
    const sources = [
      ...(await filesBelow(join(plugin, 'src/commands'), '.ts')),
      ...(await filesBelow(join(plugin, 'src/flags'), '.ts')),
    ];
    const texts = await Promise.all(sources.map((file) => readFile(file, 'utf8')));
    for (const file of await readdir(join(plugin, 'messages'))) {
      const bundle = file.replace(/\.md$/, '');
      const users = texts.filter((text) => text.includes(`'${bundle}'`)).join('\n');
      const keys = [...(await readFile(join(plugin, 'messages', file), 'utf8')).matchAll(/^# (\S+)$/gm)].map(
        ([, key]) => key ?? '',
      );
      assert.ok(keys.length > 0, file);
      for (const key of keys) {
        const base = key.replace(/\.actions$/, '');
        const parts = base.split('.');
        const starts = parts.map((_, length) => `\`${parts.slice(0, length).join('.')}.\${`);
        const used = users.includes(`'${base}'`) || starts.some((start) => users.includes(start));
        assert.ok(used || own.has(key), `${file}: nobody asks for "${key}"`);
      }
    }
  });

  it('every literal key is in a bundle that its file loads', async () => {
    for (const file of await filesBelow(join(plugin, 'src'), '.ts')) {
      const text = await readFile(file, 'utf8');
      const bundles = [...text.matchAll(/loadMessages\('sf-plugin-score', '([^']+)'\)/g)].map(
        ([, bundle]) => bundle ?? '',
      );
      const loaded = await Promise.all(
        bundles.map((bundle) => readFile(join(plugin, 'messages', `${bundle}.md`), 'utf8')),
      );
      for (const [, key] of text.matchAll(/(?:getMessages?|createError)\(\s*'([^']+)'/g)) {
        assert.ok(
          loaded.some((bundle) => bundle.includes(`# ${key ?? ''}\n`)),
          `${file}: no message "${key ?? ''}"`,
        );
      }
    }
  });
});
