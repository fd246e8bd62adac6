import { randomBytes } from 'node:crypto';

/** "Maximum concurrent clients (subscribers) across all event types" is 2,000 at most (Streaming API allocations). */
const MOST_CLIENTS = 2000;
/** Messages that wait for a client; one that does not fetch them must begin anew. */
const MOST_WAITING = 1000;
/** Milliseconds without a request after which a client is forgotten. */
const FORGOTTEN_AFTER = 180_000;

export type Message = Readonly<Record<string, unknown>>;

/** One CometD client between its handshake and its disconnect. */
export interface StreamClient {
  readonly id: string;
  readonly userId: string;
  readonly channels: Set<string>;
  readonly waiting: Message[];
  /** Ends the long poll under way. */
  wake: (() => void) | undefined;
  /** True until its first connect. */
  fresh: boolean;
  /** Milliseconds by a clock that only runs forward. */
  seenAt: number;
}

export interface StreamClients {
  open(userId: string): StreamClient | undefined;
  /** The client of this user by its id; undefined when nobody knows it. */
  find(id: unknown, userId: string): StreamClient | undefined;
  close(client: StreamClient): void;
  subscribers(channel: string): readonly StreamClient[];
  /** Puts a message into a client's queue and ends its poll. */
  send(client: StreamClient, message: Message): void;
  /** Ends every poll, for a server that stops. */
  closeAll(): void;
}

export function createStreamClients(elapsed: () => number = () => performance.now()): StreamClients {
  const clients = new Map<string, StreamClient>();

  const close = (client: StreamClient): void => {
    clients.delete(client.id);
    client.wake?.();
  };
  const forgetIdle = (): void => {
    for (const client of clients.values()) {
      if (client.wake === undefined && elapsed() - client.seenAt > FORGOTTEN_AFTER) close(client);
    }
  };

  return {
    open(userId) {
      forgetIdle();
      if (clients.size >= MOST_CLIENTS) return undefined;
      const client: StreamClient = {
        id: randomBytes(16).toString('hex'),
        userId,
        channels: new Set(),
        waiting: [],
        wake: undefined,
        fresh: true,
        seenAt: elapsed(),
      };
      clients.set(client.id, client);
      return client;
    },
    find(id, userId) {
      const client = typeof id === 'string' ? clients.get(id) : undefined;
      if (client?.userId !== userId) return undefined;
      client.seenAt = elapsed();
      return client;
    },
    close,
    subscribers: (channel) => [...clients.values()].filter(({ channels }) => channels.has(channel)),
    send(client, message) {
      client.waiting.push(message);
      if (client.waiting.length > MOST_WAITING) close(client);
      else client.wake?.();
    },
    closeAll() {
      for (const client of [...clients.values()]) close(client);
    },
  };
}
