import { setTimeout as delay } from 'node:timers/promises';
import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { asOfFlag, orgFlags, orgLocation, toSfError } from '../../flags/index.ts';
import { openSync, runPass, watch, type PassResult } from '../../sync/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'sync');

/** What `sf score sync --json` returns: counts, ids and codes, never personal data. Times are ISO 8601 in UTC. */
export type SyncResult = Omit<PassResult, 'asOf' | 'plan'> & {
  asOf: string;
  /** The planned writes in the order of sending; of a dry run only. */
  plan?: { key: string; operation: 'upsert' | 'delete'; object: string; body: string }[];
  store: string;
  passes: number;
};

export default class Sync extends SfCommand<SyncResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    ...orgFlags,
    'as-of': asOfFlag(),
    'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run.summary'), default: false }),
    watch: Flags.boolean({
      summary: messages.getMessage('flags.watch.summary'),
      default: false,
      exclusive: ['dry-run', 'as-of'],
    }),
    interval: Flags.integer({
      summary: messages.getMessage('flags.interval.summary'),
      min: 5,
      max: 86_400,
      default: 60,
    }),
  };

  public async run(): Promise<SyncResult> {
    const { flags } = await this.parse(Sync);
    try {
      const session = await openSync({
        ...orgLocation(flags, this.config),
        onRetry: (fault, wait) => {
          this.showState(messages.getMessage('info.retry', [fault.message, Math.ceil(wait / 1000)]));
        },
      });
      const pass = (): Promise<PassResult> => {
        if (process.stderr.isTTY) this.spinner.start(messages.getMessage('info.running'));
        return runPass({
          ...session,
          asOf: (flags['as-of'] ?? new Date()).getTime(),
          dryRun: flags['dry-run'],
          onProgress: (phase, detail) => {
            this.showState(`${messages.getMessage(`info.phase.${phase}`)}: ${detail}`);
          },
        }).finally(() => {
          this.spinner.stop();
        });
      };
      try {
        if (!flags.watch) {
          const result = await pass();
          return this.report(result, session.storeFile, 1);
        }
        return await this.watch(pass, session.storeFile, flags.interval);
      } finally {
        await session.store.close();
      }
    } catch (error) {
      throw toSfError(error);
    }
  }

  /** On a terminal only: a log keeps no passing states. */
  private showState(text: string): void {
    if (process.stderr.isTTY) this.spinner.status = text;
  }

  private async watch(
    pass: () => Promise<PassResult>,
    storeFile: string,
    seconds: number,
  ): Promise<SyncResult> {
    const stop = new AbortController();
    const onSignal = (): void => {
      stop.abort();
    };
    // sf ends the process at the first signal; here the pass under way is finished. A second signal ends it at once.
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.removeAllListeners(signal).once(signal, onSignal);
    this.log(messages.getMessage('info.watching', [seconds]));
    let last: PassResult | undefined;
    const passes = await watch({
      pass,
      onResult: (result) => {
        last = result;
        this.log(
          messages.getMessage('info.pass', [
            new Date(result.asOf).toISOString(),
            result.read,
            result.written,
            result.heldBack.length,
          ]),
        );
      },
      onFault: (fault) => {
        this.warn(fault.message);
      },
      intervalMilliseconds: seconds * 1000,
      sleep: (milliseconds, signal) => delay(milliseconds, undefined, { signal }).catch(() => undefined),
      signal: stop.signal,
    });
    if (!last) throw messages.createError('error.noPass');
    return this.report(last, storeFile, passes);
  }

  private report(result: PassResult, storeFile: string, passes: number): SyncResult {
    const { plan, ...counts } = result;
    this.table({
      title: messages.getMessage(result.dryRun ? 'info.title.dryRun' : 'info.title'),
      data: summaryRows(result),
      columns: ['what', 'count'],
    });
    if (result.dryRun)
      for (const intent of plan) this.log(`${intent.operation} ${intent.object} ${intent.body}`);
    for (const held of result.heldBack)
      this.warn(messages.getMessage('warning.heldBack', [held.key, held.code, held.cause]));
    for (const row of result.unreadable)
      this.warn(messages.getMessage('warning.unreadable', [row.kind, row.id, row.reason]));
    if (result.hierarchyErrors > 0)
      this.warn(messages.getMessage('warning.hierarchy', [result.hierarchyErrors]));
    if (result.heldBack.length > 0 || result.unreadable.length > 0) process.exitCode = 1;
    return {
      ...counts,
      asOf: new Date(result.asOf).toISOString(),
      ...(result.dryRun ? { plan: [...plan] } : {}),
      store: storeFile,
      passes,
    };
  }
}

function summaryRows(result: PassResult): { what: string; count: number }[] {
  const rows: [string, number][] = [
    ['read', result.read],
    ['evaluated', result.evaluated],
    ...Object.entries<number>(result.decisions).map(([outcome, count]): [string, number] => [
      `decision.${outcome}`,
      count,
    ]),
    ['planned', result.planned],
    ['written', result.written],
    ['deleted', result.deleted],
    ['heldBack', result.heldBack.length],
    // Undefined when this pass did not look at the ladders.
    ...(result.ladder ? ([['ladderOwed', result.ladder.owed]] satisfies [string, number][]) : []),
    ['apiCalls', result.apiCalls],
  ];
  return rows.map(([key, count]) => ({ what: messages.getMessage(`info.row.${key}`), count }));
}
