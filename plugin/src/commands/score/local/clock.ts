import { Messages } from '@salesforce/core';
import { SfCommand } from '@salesforce/sf-plugins-core';
import { asOfFlag, dataDirFlag, spanFlag, toSfError } from '../../../flags/index.ts';
import { findPlaces, moveRunningClock, runningStatus, signIn, type ClockMove } from '../../../local/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'local.clock');

/** What `sf score local clock --json` returns. */
export type LocalClockResult = {
  dataDir: string;
  /** ISO time of the org's own clock. */
  now: string;
  /** ISO time before it was moved; missing when it was only shown. */
  from?: string;
  /** How often Engage did each thing on the way, and what was refused. */
  done?: ClockMove['done'];
};

const counted = [
  'notice24Hours',
  'reminder48Hours',
  'returnToQueue',
  'dayChange',
  'mentorsRecounted',
] as const;

export default class LocalClock extends SfCommand<LocalClockResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    'data-dir': dataDirFlag,
    advance: spanFlag({
      summary: messages.getMessage('flags.advance.summary'),
      description: messages.getMessage('flags.advance.description'),
    }),
    to: asOfFlag({
      summary: messages.getMessage('flags.to.summary'),
      description: messages.getMessage('flags.to.description'),
      exclusive: ['advance'],
    }),
  };

  public async run(): Promise<LocalClockResult> {
    const { flags } = await this.parse(LocalClock);
    try {
      const { dataDir } = findPlaces(process.cwd(), { dataDir: flags['data-dir'], metadata: [] });
      const status = await runningStatus(dataDir);
      const { advance: advanceMs, to } = flags;
      if (advanceMs === undefined && to === undefined) {
        this.log(messages.getMessage('info.shows', [status.now]));
        return { dataDir, now: status.now };
      }
      const by = to === undefined ? { advanceMs: advanceMs ?? 0 } : { to };
      const token = await signIn(status.record, 'admin@engage.local');
      const { from, now, done } = await moveRunningClock(status.record, token, by);
      this.log(messages.getMessage('info.moved', [from, now]));
      for (const kind of counted) this.log(`  ${messages.getMessage(`info.${kind}`, [done[kind]])}`);
      for (const { kind, recordId, errorCode, message } of done.refused)
        this.warn(messages.getMessage('warning.refused', [kind, recordId, errorCode, message]));
      return { dataDir, now, from, done };
    } catch (error) {
      throw toSfError(error);
    }
  }
}
