import { readdirSync } from 'node:fs';
import type { Bench } from './bench.ts';

/** `npm run bench NAME`: runs one measurement; exit code 1 when something that must hold does not. */
const OTHERS = ['run', 'bench', 'inventedCountry'];
const names = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length))
  .filter((name) => !OTHERS.includes(name));

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const load = async (name: string): Promise<Bench> => {
  const { bench } = (await import(`./${name}.ts`)) as { bench: Bench };
  return bench;
};

const listBenches = async (): Promise<void> => {
  for (const name of names) {
    say(`  npm run bench ${name.padEnd(8)} ${(await load(name)).says}`);
  }
};

const [wanted = ''] = process.argv.slice(2);
if (!names.includes(wanted)) {
  say(wanted === '' ? 'Which measurement?' : `There is no measurement "${wanted}". There are:`);
  await listBenches();
  process.exitCode = 1;
} else if (!(await (await load(wanted)).run(say))) {
  process.exitCode = 1;
}
