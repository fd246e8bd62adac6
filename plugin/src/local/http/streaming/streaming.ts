import { ApiError, type Clock, type Org, type RecordChange } from '../../engine/index.ts';
import { soqlString } from '../soqlText.ts';
import { ALL_CHANGES, changeChannel, changeEvent, objectOfChannel } from './changeEvents.ts';
import { createStreamClients, type Message, type StreamClient, type StreamClients } from './clients.ts';
import { createEventStore, type StreamEvent } from './eventStore.ts';
import { readPushTopics, type PushTopic } from './pushTopics.ts';

/** Channels, their events and who listens. */
export interface Streaming {
  readonly clients: StreamClients;
  /** Lets a client listen, from a replay id on. Throws ApiError for a channel that is not there or an id that is gone. */
  subscribe(client: StreamClient, channel: string, replayId: number): void;
  /** Tells an event of any content on a channel; to these users only, when any are named. How many heard it at once. */
  push(channel: string, payload: string, userIds: readonly string[]): number;
  /** Whether a user listens to a channel. */
  isOnline(channel: string, userId: string): boolean;
}

/** "Streaming API Error Codes", Streaming API Developer Guide. */
function noSuchChannel(channel: string): ApiError {
  return new ApiError(
    'INVALID_CHANNEL',
    `400::The channel you requested to subscribe to does not exist {${channel}}`,
  );
}

function messageOf({ channel, replayId, data }: StreamEvent, asked = channel): Message {
  const event = typeof data.event === 'object' ? { ...data.event, replayId } : { replayId };
  return { channel: asked, data: { ...data, event } };
}

/** Events are made while somebody can want them: of a topic while it is active, of an object's changes once asked for. */
export function createStreaming(org: Org, clock: Clock, report: (line: string) => void): Streaming {
  const store = createEventStore(clock);
  const clients = createStreamClients();
  let topics: readonly PushTopic[] = readPushTopics(org);
  let told = new Set(topics.map(({ object }) => object.name));
  /** Objects whose changes were asked for, or `*`. */
  const captured = new Set<string>();

  const publish = (
    channel: string,
    data: StreamEvent['data'],
    visibleTo: StreamEvent['visibleTo'],
  ): number => {
    const event = store.add(channel, data, visibleTo);
    const heard = clients.subscribers(channel).filter(({ userId }) => visibleTo(userId));
    for (const client of heard) clients.send(client, messageOf(event));
    return heard.length;
  };

  const canSee = (change: RecordChange) => {
    return (userId: string): boolean => {
      try {
        const soql = `SELECT Id FROM ${change.object} WHERE Id = ${soqlString(change.id)}`;
        return org.query(soql, { userId, all: true }).totalSize === 1;
      } catch (error) {
        if (error instanceof ApiError) return false;
        throw error;
      }
    };
  };

  const tell = (change: RecordChange): void => {
    for (const topic of topics) {
      if (topic.object.name !== change.object) continue;
      const sobject = topic.tells(change);
      if (!sobject) continue;
      const event = { createdDate: clock.now().toISOString(), type: change.kind };
      publish(`/topic/${topic.name}`, { event, sobject }, canSee(change));
    }
    if (!captured.has(change.object) && !captured.has('*')) return;
    const data = changeEvent(change, org, clock);
    publish(changeChannel(change.object), data, canSee(change));
    if (captured.has('*')) publish(ALL_CHANGES, data, canSee(change));
  };

  org.watchChanges(
    (object) => object === 'PushTopic' || told.has(object) || captured.has(object) || captured.has('*'),
    (changes) => {
      try {
        for (const change of changes) tell(change);
      } catch (error) {
        // The change is committed; nobody waits for this.
        report(`an event was not told: ${error instanceof Error ? error.name : 'not an Error'}`);
      }
      if (changes.some(({ object }) => object === 'PushTopic')) {
        topics = readPushTopics(org);
        told = new Set(topics.map(({ object }) => object.name));
      }
    },
  );

  const requireChannel = (channel: string, userId: string): void => {
    if (!channel.startsWith('/')) {
      throw new ApiError('INVALID_CHANNEL', "400::Channel subscriptions must start with a leading '/'");
    }
    const as = org.as(userId);
    if (channel.startsWith('/topic/')) {
      const topic = topics.find(({ name }) => `/topic/${name}` === channel);
      if (topic && as.schema.object(topic.object.name)) return;
    } else if (channel.startsWith('/u/')) {
      const soql = `SELECT Id FROM StreamingChannel WHERE Name = ${soqlString(channel)}`;
      if (org.query(soql, { userId }).totalSize > 0) return;
    } else if (channel === ALL_CHANGES) {
      captured.add('*');
      return;
    } else {
      const object = objectOfChannel(channel, as);
      if (object !== undefined) {
        captured.add(object);
        return;
      }
    }
    throw noSuchChannel(channel);
  };

  return {
    clients,
    subscribe(client, channel, replayId) {
      requireChannel(channel, client.userId);
      const missed = store.since(channel, replayId);
      if (!missed) {
        throw new ApiError(
          'INVALID_REPLAY_ID',
          `400::The replayId {${replayId}} you provided was invalid. Please provide a valid ID, -2 to replay all events, or -1 to replay only new events.`,
        );
      }
      client.channels.add(channel);
      for (const event of missed) if (event.visibleTo(client.userId)) clients.send(client, messageOf(event));
    },
    push(channel, payload, userIds) {
      const wanted = new Set(userIds);
      const event = { createdDate: clock.now().toISOString() };
      return publish(channel, { event, payload }, (userId) => wanted.size === 0 || wanted.has(userId));
    },
    isOnline: (channel, userId) => clients.subscribers(channel).some((client) => client.userId === userId),
  };
}
