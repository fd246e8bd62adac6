import { Messages } from '@salesforce/core';
import { SfCommand } from '@salesforce/sf-plugins-core';
import { dataDirFlag, toSfError } from '../../../flags/index.ts';
import { findPlaces, statusLocalOrg, type LocalOrgStatus } from '../../../local/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'local.status');

/** What `sf score local status --json` returns. */
export type LocalStatusResult = {
  /** `absent`: none was started here. `unresponsive`: it is starting, or it hangs. */
  state: LocalOrgStatus['state'];
  dataDir: string;
  instanceUrl?: string;
  pid?: number;
  organizationId?: string;
  /** ISO time of this machine. */
  startedAt?: string;
  /** ISO time of the org's own clock. */
  now?: string;
};

export default class LocalStatus extends SfCommand<LocalStatusResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    'data-dir': dataDirFlag,
  };

  public async run(): Promise<LocalStatusResult> {
    const { flags } = await this.parse(LocalStatus);
    try {
      const { dataDir } = findPlaces(process.cwd(), { dataDir: flags['data-dir'], metadata: [] });
      const status = await statusLocalOrg(dataDir);
      if (status.state !== 'running') {
        this.log(messages.getMessage(`info.${status.state}`, [dataDir]));
        return { state: status.state, dataDir };
      }
      const { instanceUrl, pid, organizationId, startedAt } = status.record;
      const { state, now } = status;
      this.log(messages.getMessage('info.running', [instanceUrl, pid, dataDir, now]));
      return { state, dataDir, instanceUrl, pid, organizationId, startedAt, now };
    } catch (error) {
      throw toSfError(error);
    }
  }
}
