import { ApiError, type Clock, type Org, type RecordChange } from '../../engine/index.ts';
import { soqlString } from '../soqlText.ts';
import { ALL_CHANGES, changeChannel, changeEvent, objectOfChannel } from './changeEvents.ts';
import { createStreamClients, type Message, type StreamClient, type StreamClients } from './clients.ts';
import { createEventStore, type StreamEvent } from './eventStore.ts';
import { readPushTopics, type PushTopic } from './pushTopics.ts';
import { readableData } from './readableData.ts';

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

/** As a user may see it; undefined for nothing. */
function messageOf({ channel, replayId, seenBy }: StreamEvent, userId: string): Message | undefined {
  const data = seenBy(userId);
  if (data === undefined) return undefined;
  const event = typeof data.event === 'object' ? { ...data.event, replayId } : { replayId };
  return { channel, data: { ...data, event } };
}

/** Events are made while somebody can want them: of a topic while it is active, of an object's changes once asked for. */
export function createStreaming(org: Org, clock: Clock, report: (line: string) => void): Streaming {
  const store = createEventStore(clock);
  const clients = createStreamClients();
  let topics: readonly PushTopic[] = readPushTopics(org);
  let told = new Set(topics.map(({ object }) => object.name));
  /** Objects whose changes were asked for, or `*`. */
  const captured = new Set<string>();

  const deliver = (client: StreamClient, event: StreamEvent): boolean => {
    const message = messageOf(event, client.userId);
    if (message !== undefined) clients.send(client, message);
    return message !== undefined;
  };

  const publish = (channel: string, data: StreamEvent['data'], seenBy: StreamEvent['seenBy']): number => {
    const event = store.add(channel, data, seenBy);
    return clients.subscribers(channel).filter((client) => deliver(client, event)).length;
  };

  const about = (change: RecordChange, data: StreamEvent['data']): StreamEvent['seenBy'] => {
    return (userId) => {
      try {
        const soql = `SELECT Id FROM ${change.object} WHERE Id = ${soqlString(change.id)}`;
        const object = org.as(userId).schema.object(change.object);
        if (!object || org.query(soql, { userId, all: true }).totalSize !== 1) return undefined;
        return readableData(data, object);
      } catch (error) {
        if (error instanceof ApiError) return undefined;
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
      publish(`/topic/${topic.name}`, { event, sobject }, about(change, { event, sobject }));
    }
    if (!captured.has(change.object) && !captured.has('*')) return;
    const data = changeEvent(change, org, clock);
    publish(changeChannel(change.object), data, about(change, data));
    if (captured.has('*')) publish(ALL_CHANGES, data, about(change, data));
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
      for (const event of missed) deliver(client, event);
    },
    push(channel, payload, userIds) {
      const wanted = new Set(userIds);
      const event = { createdDate: clock.now().toISOString() };
      const data = { event, payload };
      return publish(channel, data, (userId) => (wanted.size === 0 || wanted.has(userId) ? data : undefined));
    },
    isOnline: (channel, userId) => clients.subscribers(channel).some((client) => client.userId === userId),
  };
}
