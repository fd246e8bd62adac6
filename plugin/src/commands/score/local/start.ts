import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { asOfFlag, dataDirFlag, toSfError } from '../../../flags/index.ts';
import { connectCli, findPlaces, startLocalOrg } from '../../../local/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'local.start');
const shared = Messages.loadMessages('sf-plugin-score', 'local.flags');

/** What `sf score local start --json` returns. */
export type LocalStartResult = {
  /** `http://127.0.0.1:PORT`. */
  instanceUrl: string;
  /** Of `username`. */
  accessToken: string;
  username: string;
  dataDir: string;
  pid: number;
  organizationId: string;
  /** True: it ran before this command. */
  alreadyRunning: boolean;
  /** What a first start loaded: seed, asOf, counts by object, stories. */
  seeded?: Readonly<Record<string, unknown>>;
};

export default class LocalStart extends SfCommand<LocalStartResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    port: Flags.integer({
      min: 0,
      max: 65_535,
      summary: messages.getMessage('flags.port.summary'),
      description: messages.getMessage('flags.port.description'),
    }),
    'data-dir': dataDirFlag,
    metadata: Flags.directory({
      multiple: true,
      summary: messages.getMessage('flags.metadata.summary'),
      description: messages.getMessage('flags.metadata.description'),
    }),
    empty: Flags.boolean({ default: false, summary: messages.getMessage('flags.empty.summary') }),
    seed: Flags.integer({ min: 0, default: 1, summary: shared.getMessage('flags.seed.summary') }),
    'as-of': asOfFlag({
      summary: messages.getMessage('flags.as-of.summary'),
      description: messages.getMessage('flags.as-of.description'),
    }),
  };

  public async run(): Promise<LocalStartResult> {
    const { flags } = await this.parse(LocalStart);
    try {
      const places = findPlaces(process.cwd(), { dataDir: flags['data-dir'], metadata: flags.metadata });
      this.spinner.start(messages.getMessage('info.starting'));
      const started = await startLocalOrg({
        ...places,
        port: flags.port,
        empty: flags.empty,
        seed: flags.seed,
        asOf: flags['as-of'],
        progress: (text) => {
          this.spinner.status = text;
        },
      });
      const { username, accessToken, warnings } = await connectCli(started.record);
      this.spinner.stop();
      for (const warning of [...started.warnings, ...warnings]) this.warn(warning);

      const { instanceUrl, pid, organizationId } = started.record;
      const { dataDir, alreadyRunning, seeded } = started;
      const headline = alreadyRunning ? 'info.alreadyRunning' : 'info.started';
      this.log(messages.getMessage(headline, [instanceUrl, pid, dataDir]));
      this.log(messages.getMessage('info.next'));
      const sameFolder = flags['data-dir'] === undefined ? '' : ` --data-dir ${flags['data-dir']}`;
      this.log(`  ${messages.getMessage('info.see', [instanceUrl])}`);
      this.log(`  ${messages.getMessage('info.ask')}`);
      this.log(`  ${messages.getMessage('info.match')}`);
      this.log(`  ${messages.getMessage('info.stop', [sameFolder])}`);
      return {
        instanceUrl,
        accessToken,
        username,
        dataDir,
        pid,
        organizationId,
        alreadyRunning,
        ...(seeded ? { seeded } : {}),
      };
    } catch (error) {
      this.spinner.stop('');
      throw toSfError(error);
    }
  }
}
