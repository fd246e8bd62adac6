import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Characters gathered before they are written. */
const PIECE = 1024 * 1024;

/** A long text that is written once, from its start to its end, and kept out of memory. */
export interface SpooledText {
  readonly write: (text: string) => void;
  /** Bytes written so far: where the next text will begin. */
  readonly size: number;
  /** The text between two such places; all of it when none are given. */
  read(from?: number, to?: number): string;
  delete(): void;
}

/** Where the uploads and results of jobs are kept. */
export interface Spool {
  create(): SpooledText;
  /** Deletes everything. */
  close(): void;
}

/** Gathers what is written into pieces of some size. */
function gather(append: (piece: Buffer) => void): {
  readonly write: (text: string) => void;
  readonly flush: () => void;
  readonly size: () => number;
} {
  let pending: string[] = [];
  let characters = 0;
  let size = 0;
  const flush = (): void => {
    if (characters > 0) append(Buffer.from(pending.join('')));
    pending = [];
    characters = 0;
  };
  return {
    write: (text) => {
      pending.push(text);
      characters += text.length;
      size += Buffer.byteLength(text);
      if (characters >= PIECE) flush();
    },
    flush,
    size: () => size,
  };
}

function spoolInMemory(): Spool {
  return {
    create() {
      let pieces: Buffer[] = [];
      const gathered = gather((piece) => pieces.push(piece));
      return {
        write: gathered.write,
        get size() {
          return gathered.size();
        },
        read(from = 0, to = gathered.size()) {
          gathered.flush();
          return Buffer.concat(pieces).toString('utf8', from, to);
        },
        delete() {
          pieces = [];
        },
      };
    },
    close: () => undefined,
  };
}

/** Files in a folder of its own, which is emptied first: jobs do not outlive the server. */
function spoolInFolder(folder: string): Spool {
  rmSync(folder, { recursive: true, force: true });
  const open = new Set<number>();
  return {
    create() {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const file = join(folder, randomUUID());
      const handle = openSync(file, 'wx+', 0o600);
      open.add(handle);
      const gathered = gather((piece) => {
        for (let written = 0; written < piece.length;) written += writeSync(handle, piece, written);
      });
      return {
        write: gathered.write,
        get size() {
          return gathered.size();
        },
        read(from = 0, to = gathered.size()) {
          gathered.flush();
          const bytes = Buffer.alloc(Math.max(0, to - from));
          let got = 0;
          while (got < bytes.length) {
            const count = readSync(handle, bytes, got, bytes.length - got, from + got);
            if (count === 0) break;
            got += count;
          }
          return bytes.toString('utf8', 0, got);
        },
        delete() {
          if (!open.delete(handle)) return;
          closeSync(handle);
          rmSync(file, { force: true });
        },
      };
    },
    close() {
      for (const handle of open) closeSync(handle);
      open.clear();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A spool in a folder, or in memory when none is named. */
export function createSpool(folder?: string): Spool {
  return folder === undefined ? spoolInMemory() : spoolInFolder(folder);
}
