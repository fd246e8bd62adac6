import { Flags } from '@salesforce/sf-plugins-core';
import { Messages, SfError } from '@salesforce/core';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'flags');

const unitMs = { d: 86_400_000, h: 3_600_000, m: 60_000 } as const;
const LONGEST_MS = 366 * unitMs.d;

/** `--advance 3d`: a span of days, hours or minutes, in milliseconds. */
export const spanFlag = Flags.custom<number>({ parse: (input) => Promise.resolve(readSpan(input)) });

/** `3d`, `36h`, `90m` in milliseconds; up to 366 days. @throws SfError for anything else. */
export function readSpan(input: string): number {
  const [, digits = '', unit = ''] = /^(\d{1,7})([dhm])$/.exec(input) ?? [];
  const span = unit === 'd' || unit === 'h' || unit === 'm' ? Number(digits) * unitMs[unit] : 0;
  if (span > 0 && span <= LONGEST_MS) return span;
  throw new SfError(
    messages.getMessage('error.span', [input]),
    'InvalidSpan',
    messages.getMessages('error.span.actions'),
  );
}
