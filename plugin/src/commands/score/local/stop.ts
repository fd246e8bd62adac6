import { Messages } from '@salesforce/core';
import { SfCommand } from '@salesforce/sf-plugins-core';
import { dataDirFlag, toSfError } from '../../../flags/index.ts';
import { findPlaces, stopLocalOrg, type StopOutcome } from '../../../local/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'local.stop');

/** What `sf score local stop --json` returns. */
export type LocalStopResult = {
  /** `forced`: it was killed because it did not stop when asked; its data is whole. */
  outcome: StopOutcome;
  dataDir: string;
};

export default class LocalStop extends SfCommand<LocalStopResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    'data-dir': dataDirFlag,
  };

  public async run(): Promise<LocalStopResult> {
    const { flags } = await this.parse(LocalStop);
    try {
      const { dataDir } = findPlaces(process.cwd(), { dataDir: flags['data-dir'], metadata: [] });
      const outcome = await stopLocalOrg(dataDir);
      this.log(messages.getMessage(`info.${outcome}`, [dataDir]));
      return { outcome, dataDir };
    } catch (error) {
      throw toSfError(error);
    }
  }
}
