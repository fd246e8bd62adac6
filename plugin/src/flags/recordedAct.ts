import { Messages } from '@salesforce/core';
import { Flags, type SfCommand } from '@salesforce/sf-plugins-core';
import { orgFlags } from './orgFlags.ts';
import { orgLocation, type LocationFlags, type OrgLocation } from './orgLocation.ts';
import { withTerminalProgress, type OrgProgress } from './terminalProgress.ts';
import { toSfError } from './toSfError.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'act');

/** The flags of every command that records what a person did. */
export const actFlags = {
  ...orgFlags,
  'dry-run': Flags.boolean({ summary: messages.getMessage('flags.dry-run.summary') }),
};

/** What such a command returns with `--json`. */
export interface ActResult {
  /** Key of the record. */
  key: string;
  /** False in a dry run, and when Engage holds it already. */
  written: boolean;
  /** Engage holds it already. */
  known: boolean;
  /** Rejections, tasks and escalations that it changes, as they will stand; `gone`: owed before, and not any more. */
  changes: Change[];
  apiCalls: number;
}

interface Change {
  readonly key: string;
  readonly state: string;
  readonly sentence: string;
}

type RecordedAct = Readonly<Omit<ActResult, 'changes'>> & { readonly changes: readonly Change[] };

export interface ActOptions extends OrgLocation, OrgProgress {
  readonly asOf: number;
  readonly dryRun: boolean;
}

interface ActFlags extends LocationFlags {
  readonly 'as-of'?: Date | undefined;
  readonly 'dry-run': boolean;
}

/**
 * Records an act with progress on a terminal, and says what was, or in a dry run would be, written.
 *
 * @throws SfError with the next step.
 */
export async function recordedAct(
  command: Pick<SfCommand<ActResult>, 'spinner' | 'config' | 'log'>,
  flags: ActFlags,
  record: (options: ActOptions) => Promise<RecordedAct>,
): Promise<ActResult> {
  const asOf = (flags['as-of'] ?? new Date()).getTime();
  try {
    const location = orgLocation(flags, command.config);
    const { changes, ...recorded } = await withTerminalProgress(
      command.spinner,
      messages.getMessage('info.running'),
      (progress) => record({ ...location, ...progress, asOf, dryRun: flags['dry-run'] }),
    );
    for (const line of linesOf({ changes, ...recorded })) command.log(line);
    return { ...recorded, changes: [...changes] };
  } catch (error) {
    throw toSfError(error);
  }
}

function linesOf({ key, written, known, changes }: RecordedAct): string[] {
  if (known) return [messages.getMessage('info.known', [key])];
  return [
    messages.getMessage(written ? 'info.recorded' : 'info.dry-run', [key]),
    messages.getMessage(changes.length === 0 ? 'info.changes.none' : 'info.changes'),
    ...changes.map(
      ({ state, sentence }) =>
        `  - ${state === 'gone' ? messages.getMessage('info.gone', [sentence]) : sentence}`,
    ),
  ];
}
