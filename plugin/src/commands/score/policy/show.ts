import { Messages, SfError } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { configDirFlag, toSfError } from '../../../flags/index.ts';
import { policySettings, type PolicySetting } from '../../../policy/index.ts';
import { policyInForce } from '../../../sync/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'policy.show');

/** What `sf score policy show --json` returns. */
export type PolicyShowResult = {
  file: string;
  /** 12 hex digits of everything that decides. */
  version: string;
  settings: PolicySetting[];
};

export default class PolicyShow extends SfCommand<PolicyShowResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    'config-dir': configDirFlag,
    key: Flags.string({ summary: messages.getMessage('flags.key.summary') }),
  };

  public async run(): Promise<PolicyShowResult> {
    const { flags } = await this.parse(PolicyShow);
    try {
      const { policy, file } = await policyInForce(process.cwd(), flags['config-dir']);
      const all = policySettings(policy);
      const { key: wanted = '' } = flags;
      const settings = all.filter(({ key }) => key.startsWith(wanted));
      if (settings.length === 0) throw unknownKey(wanted, all);
      this.log(messages.getMessage('info.version', [policy.version, file]));
      this.table({
        data: settings.map(({ key, value, rule = '', description }) => ({
          key,
          value: typeof value === 'string' ? value : JSON.stringify(value),
          rule,
          says: description,
        })),
        columns: ['key', 'value', 'rule', 'says'],
        overflow: 'wrap',
      });
      return { file, version: policy.version, settings };
    } catch (error) {
      throw toSfError(error);
    }
  }
}

const unknownKey = (key: string, settings: readonly PolicySetting[]): SfError => {
  const groups = [...new Set(settings.map((setting) => setting.key.split('.')[0] ?? ''))];
  return new SfError(
    messages.getMessage('error.key', [key]),
    'PolicyKeyUnknown',
    messages.getMessages('error.key.actions', [groups.join(', ')]),
  );
};
