import { Messages, SfError } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { dataDirFlag, toSfError } from '../../../flags/index.ts';
import { findPlaces, forgetCliUsers, resetLocalOrg } from '../../../local/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'local.reset');

/** What `sf score local reset --json` returns. */
export type LocalResetResult = {
  dataDir: string;
  /** Usernames that the sf CLI no longer knows. */
  forgotten: string[];
};

export default class LocalReset extends SfCommand<LocalResetResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    'data-dir': dataDirFlag,
    'no-prompt': Flags.boolean({ char: 'p', summary: messages.getMessage('flags.no-prompt.summary') }),
  };

  public async run(): Promise<LocalResetResult> {
    const { flags } = await this.parse(LocalReset);
    try {
      const { dataDir } = findPlaces(process.cwd(), { dataDir: flags['data-dir'], metadata: [] });
      const asks = process.stdin.isTTY && !flags['no-prompt'] && !this.jsonEnabled();
      if (asks && !(await this.confirm({ message: messages.getMessage('prompt.confirm', [dataDir]) }))) {
        throw new SfError(messages.getMessage('error.notConfirmed'), 'NotConfirmed');
      }
      await resetLocalOrg(dataDir);
      const forgotten = await forgetCliUsers();
      this.log(messages.getMessage('info.done', [dataDir]));
      return { dataDir, forgotten };
    } catch (error) {
      throw toSfError(error);
    }
  }
}
