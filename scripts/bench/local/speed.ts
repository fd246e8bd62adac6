import type { MeasuredServer } from './startServer.ts';

/** How many a second, by the clock on the wall and by the processor's time, which other programs do not lengthen. */
export interface Speed {
  readonly perSecond: number;
  readonly perProcessorSecond: number;
}

const speedOf = (count: number, wallMs: number, processorMs: number): Speed => ({
  perSecond: (count * 1000) / wallMs,
  perProcessorSecond: (count * 1000) / processorMs,
});

/** Work of the server; `work` gives how many of something it did. */
export async function serverSpeed(server: MeasuredServer, work: () => Promise<number>): Promise<Speed> {
  const before = await server.usage();
  const start = performance.now();
  const count = await work();
  const wall = performance.now() - start;
  const after = await server.usage();
  return speedOf(count, wall, (after.seconds - before.seconds) * 1000);
}

/** Work of this process; `work` gives how many of something it did. */
export function ownSpeed(work: () => number): Speed {
  const before = process.cpuUsage();
  const start = performance.now();
  const count = work();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return speedOf(count, wall, (user + system) / 1000);
}
