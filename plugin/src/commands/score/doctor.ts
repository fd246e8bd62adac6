import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { apiVersion, checkBinding, checkPolicy, type BindingFinding } from '../../engage/index.ts';
import { configDirFlag, toSfError } from '../../flags/index.ts';
import { openGateway } from '../../sync/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'doctor');

/** What `sf score doctor --json` returns. */
export type DoctorResult = {
  /** True: a sync with this org can be safe. */
  safe: boolean;
  bound: number;
  /** Everything that is not simply bound; `policy.version` when the org goes by another policy than the file. */
  problems: BindingFinding[];
  policyVersion: string;
  apiCalls: number;
};

export default class Doctor extends SfCommand<DoctorResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    'target-org': Flags.requiredOrg(),
    'config-dir': configDirFlag,
  };

  public async run(): Promise<DoctorResult> {
    const { flags } = await this.parse(Doctor);
    try {
      const { gateway, binding, policy } = await openGateway({
        connection: flags['target-org'].getConnection(apiVersion),
        configDirectory: flags['config-dir'],
        workingDirectory: process.cwd(),
        onRetry: (fault) => {
          this.spinner.status = fault.message;
        },
      });
      this.spinner.start(messages.getMessage('info.running'));
      const [report, inForce] = await Promise.all([
        checkBinding(gateway, binding),
        checkPolicy(gateway, policy.version),
      ]).finally(() => {
        this.spinner.stop();
      });
      const findings = [...report.findings, inForce];
      const problems = findings.filter((finding) => finding.status !== 'bound');
      const bound = findings.length - problems.length;
      if (problems.length > 0) {
        this.table({
          data: problems.map(({ key, name, status, blocking, advice }) => ({
            key,
            name,
            status,
            stops: blocking ? 'yes' : 'no',
            advice,
          })),
          columns: ['key', 'name', 'status', 'stops', 'advice'],
          overflow: 'wrap',
        });
      }
      this.log(messages.getMessage(report.safe ? 'info.safe' : 'info.unsafe', [bound, problems.length]));
      if (!report.safe) process.exitCode = 1;
      return { safe: report.safe, bound, problems, policyVersion: policy.version, apiCalls: gateway.calls() };
    } catch (error) {
      throw toSfError(error);
    }
  }
}
