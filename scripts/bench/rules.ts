import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Bench } from './bench.ts';

/** The measurements of the rules, each in a process of its own: none warms up another, and each has its own peak of memory. */
const PARTS = ['clocks', 'calendar', 'matching'] as const;

const runPart = async (name: string, say: (line: string) => void): Promise<boolean> => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('run.ts', import.meta.url)), name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  for await (const line of createInterface({ input: child.stdout })) say(`  ${line}`);
  const [code] = (await closed) as [number | null];
  return code === 0;
};

/** `npm run bench rules`: the clocks, the calendar and the matching, one after the other. */
export const bench: Bench = {
  says: 'all of the rules: clocks, calendar and matching, each as by its own name',
  run: async (say) => {
    const failed: string[] = [];
    for (const name of PARTS) {
      say(`${name}:`);
      if (!(await runPart(name, say))) failed.push(name);
      say('');
    }
    say(failed.length === 0 ? 'All limits are kept.' : `Limits are not kept: ${failed.join(', ')}.`);
    return failed.length === 0;
  },
};
