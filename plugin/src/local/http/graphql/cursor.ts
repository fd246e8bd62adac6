const PREFIX = 'v1:';

/** The opaque cursor of the n-th record (from 0) of a list. */
export function cursorOf(position: number): string {
  return Buffer.from(PREFIX + String(position)).toString('base64');
}

/** How many records an `after` cursor skips, or undefined when it is none of ours. */
export function skippedBy(cursor: string): number | undefined {
  const match = /^v1:(\d{1,9})$/.exec(Buffer.from(cursor, 'base64').toString('utf8'));
  return match ? Number(match[1]) + 1 : undefined;
}
