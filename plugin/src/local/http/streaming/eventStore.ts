import type { Clock } from '../../engine/index.ts';

/** "Streaming API events are retained for 24 hours" (Streaming API Developer Guide, "Message Durability"). */
const RETENTION = 24 * 3_600_000;
/** Kept in memory, whichever comes first. */
const MOST_EVENTS = 5000;
const MOST_CHARACTERS = 16_000_000;

/** What subscribers of a channel are told. */
export interface StreamEvent {
  readonly channel: string;
  readonly replayId: number;
  /** Without the replay id, which `messageOf` adds. */
  readonly data: Readonly<Record<string, unknown>>;
  /** What a user may see of the data, undefined for nothing: decided for each user when it is delivered. */
  readonly seenBy: (userId: string) => StreamEvent['data'] | undefined;
}

interface Kept extends StreamEvent {
  readonly at: number;
  readonly size: number;
}

/** The events of the last 24 hours of all channels, as far as memory allows. */
export interface EventStore {
  add(channel: string, data: StreamEvent['data'], seenBy: StreamEvent['seenBy']): StreamEvent;
  /** The events of a channel after a replay id; -1 none, -2 all; undefined when that id is not kept any more. */
  since(channel: string, replayId: number): readonly StreamEvent[] | undefined;
}

/** Replay ids begin at the time of the start, so that an id of an earlier run is known to be gone. */
export function createEventStore(clock: Clock): EventStore {
  const now = (): number => clock.now().getTime();
  let kept: Kept[] = [];
  let characters = 0;
  let last = now();
  /** The newest id whose event is gone. */
  let gone = last;

  const trim = (): void => {
    let dropped = 0;
    for (const { at, size, replayId } of kept) {
      const surplus = kept.length - dropped > MOST_EVENTS || characters > MOST_CHARACTERS;
      if (!surplus && at > now() - RETENTION) break;
      dropped += 1;
      characters -= size;
      gone = replayId;
    }
    if (dropped > 0) kept = kept.slice(dropped);
  };

  return {
    add(channel, data, seenBy) {
      last += 1;
      const event = {
        channel,
        replayId: last,
        data,
        seenBy,
        at: now(),
        size: JSON.stringify(data).length,
      };
      kept.push(event);
      characters += event.size;
      trim();
      return event;
    },
    since(channel, replayId) {
      trim();
      if (replayId === -1) return [];
      const known = replayId === -2 || (replayId >= gone && replayId <= last);
      if (!known) return undefined;
      return kept.filter((event) => event.channel === channel && event.replayId > replayId);
    },
  };
}
