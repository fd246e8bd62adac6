import { Messages, SfError } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { orgFlags, orgLocation, toSfError, withTerminalProgress } from '../../flags/index.ts';
import { businessCalendar, type HierarchyFault } from '../../rules/index.ts';
import {
  hierarchyReport,
  readUpToDate,
  type HierarchyReport,
  type RoleDescription,
  type UnitDescription,
} from '../../sync/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'hierarchy');

/** What `sf score hierarchy --json` returns: ids, unit names, codes, dates (YYYY-MM-DD) and sentences, never a person's name. */
export type HierarchyResult = {
  date: string;
  policyVersion: string;
  /** The enrolled regions with their districts, chapters and branches, and who acts in each role. */
  regions: UnitDescription[];
  /** Errors first. */
  faults: HierarchyFault[];
  errors: number;
  warnings: number;
  apiCalls: number;
};

const { 'target-org': targetOrg, 'config-dir': configDir, store } = orgFlags;

export default class Hierarchy extends SfCommand<HierarchyResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    'target-org': targetOrg,
    'config-dir': configDir,
    store,
    date: Flags.string({
      summary: messages.getMessage('flags.date.summary'),
      parse: (input) => Promise.resolve(calendarDate(input)),
    }),
  };

  public async run(): Promise<HierarchyResult> {
    const { flags } = await this.parse(Hierarchy);
    const asOf = Date.now();
    try {
      const location = orgLocation(flags, this.config);
      const { world, policy, apiCalls } = await withTerminalProgress(
        this.spinner,
        messages.getMessage('info.running'),
        (progress) => readUpToDate({ ...location, ...progress, asOf }),
      );
      const { timeZone, closures } = policy.rules.calendar;
      const date = flags.date ?? businessCalendar(timeZone, closures).dateOf(asOf);
      const report = hierarchyReport(world, policy.rules, date);
      const errors = report.faults.filter(({ severity }) => severity === 'error').length;
      this.report(report, errors);
      if (errors > 0) process.exitCode = 1;
      return {
        date,
        policyVersion: policy.version,
        regions: [...report.regions],
        faults: [...report.faults],
        errors,
        warnings: report.faults.length - errors,
        apiCalls,
      };
    } catch (error) {
      throw toSfError(error);
    }
  }

  private report({ date, regions, faults }: HierarchyReport, errors: number): void {
    this.log(messages.getMessage('info.title', [date]));
    for (const region of regions) for (const line of treeLines(region, 0)) this.log(line);
    if (regions.length === 0) this.log(messages.getMessage('info.none'));
    if (faults.length > 0)
      this.table({
        title: messages.getMessage('info.title.faults'),
        data: faults.map(({ severity, code, unitName, rows, sentence }) => ({
          severity,
          code,
          unit: unitName,
          rows: rows.join('\n'),
          sentence,
        })),
        columns: ['severity', 'code', 'unit', 'rows', 'sentence'],
        overflow: 'wrap',
      });
    this.log(messages.getMessage('info.counts', [errors, faults.length - errors]));
  }
}

/** A unit and what lies in it, two spaces deeper each level. */
function treeLines({ name, level, roles, units }: UnitDescription, depth: number): string[] {
  const own = `${'  '.repeat(depth)}${name} (${level})`;
  return [
    roles.length === 0 ? own : `${own}: ${roles.map(roleWords).join('; ')}`,
    ...units.flatMap((unit) => treeLines(unit, depth + 1)),
  ];
}

function roleWords({ role, actsAs, holders, fallback }: RoleDescription): string {
  const wanted = role.toUpperCase();
  if (actsAs === undefined) return messages.getMessage('info.role.nobody', [wanted]);
  const people = holders.join(', ');
  return fallback
    ? messages.getMessage('info.role.instead', [wanted, actsAs.toUpperCase(), people])
    : `${wanted} ${people}`;
}

/** @throws SfError when the text is no real date written YYYY-MM-DD. */
function calendarDate(input: string): string {
  const time = /^\d{4}-\d\d-\d\d$/.test(input) ? Date.parse(`${input}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(input)) return input;
  throw new SfError(
    messages.getMessage('error.date', [input]),
    'InvalidDate',
    messages.getMessages('error.date.actions'),
  );
}
