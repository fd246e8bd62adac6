import { readFile } from 'node:fs/promises';
import { Messages, SfError } from '@salesforce/core';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-score', 'flags');

const STANDARD_INPUT = '-';

/** What a system error says of a file, as the key of its text. */
const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  EISDIR: 'folder',
};

/**
 * The lines of a UTF-8 text file, or of standard input where `file` is "-". The end of the last line starts no new one.
 *
 * @throws SfError with the next step when there is no such text.
 */
export async function readTextLines(file: string, input: AsyncIterable<Buffer | string>): Promise<string[]> {
  const bytes = file === STANDARD_INPUT ? await bytesOf(input) : await readFile(file).catch(unreadable(file));
  const lines = decode(bytes, file).split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

async function bytesOf(input: AsyncIterable<Buffer | string>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of input) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** A byte-order mark at the start is no text. A zero byte is: UTF-16 without a mark would pass as UTF-8. */
function decode(bytes: Buffer, file: string): string {
  try {
    if (!bytes.includes(0)) return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw textFileError('encoding', file, cause);
  }
  throw textFileError('encoding', file);
}

const unreadable =
  (file: string) =>
  (cause: unknown): never => {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    throw textFileError(PROBLEMS[code] ?? 'unreadable', file, cause);
  };

function textFileError(problem: string, file: string, cause?: unknown): SfError {
  return SfError.create({
    name: 'TextFileUnreadable',
    message: messages.getMessage(`error.text-file.${problem}`, [file]),
    actions: messages.getMessages(`error.text-file.${problem}.actions`),
    cause,
  });
}
