import { Messages } from '@salesforce/core';
import { Flags, SfCommand } from '@salesforce/sf-plugins-core';
import { readTextLines } from '../../../flags/index.ts';
import { readCapacity, type CapacityReading } from '../../../rules/index.ts';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'capacity.read');

/** What `sf score capacity read --json` returns: one entry a line, in the order of the lines. */
export type CapacityReadResult = {
  /** From 1 up. */
  line: number;
  kind: CapacityReading['kind'];
  /** Of kind `limit`; 0.5 a week is one every other week. */
  limit?: number;
  per?: 'week' | 'month';
  /** The words that the reading rests on; absent where there are none. */
  words?: string;
}[];

export default class CapacityRead extends SfCommand<CapacityReadResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');

  public static override readonly flags = {
    file: Flags.string({ char: 'f', required: true, summary: messages.getMessage('flags.file.summary') }),
  };

  public async run(): Promise<CapacityReadResult> {
    const { flags } = await this.parse(CapacityRead);
    const lines = await readTextLines(flags.file, process.stdin);
    const result = lines.map((text, index) => ({ line: index + 1, ...readCapacity(text) }));
    this.table({
      data: result.map((row) => ({
        line: row.line,
        kind: row.kind,
        limit: row.kind === 'limit' ? Number(row.limit.toFixed(2)) : '',
        per: row.kind === 'limit' ? row.per : '',
        // A terminal would obey control characters.
        words: row.kind === 'none' ? '' : row.words.replace(/\p{Cc}/gu, ' '),
      })),
      columns: ['line', 'kind', 'limit', 'per', 'words'],
      overflow: 'wrap',
    });
    const count = (kind: CapacityReading['kind']): number => result.filter((row) => row.kind === kind).length;
    const counts = [count('limit'), count('unlimited'), count('unclear'), count('none')];
    this.log(messages.getMessage('info.counts', [result.length, ...counts]));
    return result;
  }
}
