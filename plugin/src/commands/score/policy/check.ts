import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { configDirFlag, toSfError } from '../../../flags/index.ts';
import { policyCheck, policyInForce, readPolicyFile, type ExplainedDifference } from '../../../sync/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'policy.check');

/** What `sf score policy check --json` returns. Values are JSON; absent where a policy does not have the key. */
export type PolicyCheckResult = {
  file: string;
  version: string;
  /** Of the policy in force. */
  versionInForce: string;
  differences: ExplainedDifference[];
};

export default class PolicyCheck extends SfCommand<PolicyCheckResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    'config-dir': configDirFlag,
    file: Flags.file({ char: 'f', required: true, summary: messages.getMessage('flags.file.summary') }),
  };

  public async run(): Promise<PolicyCheckResult> {
    const { flags } = await this.parse(PolicyCheck);
    const { file } = flags;
    try {
      const theirs = await readPolicyFile(file, '--file');
      const { policy: ours } = await policyInForce(process.cwd(), flags['config-dir']);
      const differences = policyCheck(ours, theirs);
      this.log(messages.getMessage('info.fine', [file, theirs.version]));
      this.report(differences, ours.version);
      return { file, version: theirs.version, versionInForce: ours.version, differences };
    } catch (error) {
      throw toSfError(error);
    }
  }

  private report(differences: readonly ExplainedDifference[], version: string): void {
    if (differences.length === 0) {
      this.log(messages.getMessage('info.same', [version]));
      return;
    }
    this.table({
      title: messages.getMessage('info.differences', [differences.length, version]),
      data: differences.map(({ key, ours = '', theirs = '', rule = '', description }) => ({
        key,
        inForce: ours,
        inFile: theirs,
        rule,
        says: description,
      })),
      columns: ['key', 'inForce', 'inFile', 'rule', 'says'],
      overflow: 'wrap',
    });
  }
}
