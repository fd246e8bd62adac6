import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { asOfFlag, dataDirFlag, toSfError } from '../../../flags/index.ts';
import { findPlaces, requireRunning, seedRunningOrg, signIn } from '../../../local/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'local.seed');
const shared = Messages.loadMessages('sf-plugin-score', 'local.flags');

/** What `sf score local seed --json` returns. */
export type LocalSeedResult = {
  dataDir: string;
  /** What was loaded: seed, asOf, counts by object, stories. */
  seeded: Readonly<Record<string, unknown>>;
};

export default class LocalSeed extends SfCommand<LocalSeedResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    'data-dir': dataDirFlag,
    seed: Flags.integer({ min: 0, default: 1, summary: shared.getMessage('flags.seed.summary') }),
    'as-of': asOfFlag({
      summary: messages.getMessage('flags.as-of.summary'),
      description: messages.getMessage('flags.as-of.description'),
    }),
  };

  public async run(): Promise<LocalSeedResult> {
    const { flags } = await this.parse(LocalSeed);
    try {
      const { dataDir } = findPlaces(process.cwd(), { dataDir: flags['data-dir'], metadata: [] });
      const record = await requireRunning(dataDir);
      this.spinner.start(messages.getMessage('info.loading'));
      const token = await signIn(record, 'admin@engage.local');
      const seeded = await seedRunningOrg(record, token, flags.seed, flags['as-of']);
      this.spinner.stop();
      this.log(messages.getMessage('info.done', [record.instanceUrl]));
      return { dataDir, seeded };
    } catch (error) {
      this.spinner.stop('');
      throw toSfError(error);
    }
  }
}
