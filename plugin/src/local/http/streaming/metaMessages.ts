import { ApiError } from '../../engine/index.ts';
import type { Message, StreamClient } from './clients.ts';
import type { Streaming } from './streaming.ts';

/** Milliseconds that a long poll is held ("timeout" of the platform's advice). */
export const POLL_TIMEOUT = 110_000;

const retry = { reconnect: 'retry', interval: 0, timeout: POLL_TIMEOUT };

/** Why nobody is signed in: no token at all, or one that is no longer good. */
export type Unauthenticated = '401::Request requires authentication' | '401::Authentication invalid';

/** An answer that repeats what the request is told apart by. */
function answer(request: Message, successful: boolean, more: Message = {}): Message {
  const { channel, id, clientId } = request;
  return {
    channel,
    ...(id === undefined ? {} : { id }),
    ...(clientId === undefined ? {} : { clientId }),
    successful,
    ...more,
  };
}

/** "Handling Streaming API Errors", Streaming API Developer Guide. */
export function refuseUnauthenticated(request: Message, reason: Unauthenticated): Message {
  const advice = { reconnect: 'none', interval: 0 };
  if (request.channel !== '/meta/handshake') return answer(request, false, { error: reason, advice });
  const ext = { sfdc: { failureReason: reason }, replay: true };
  return answer(request, false, { error: '403::Handshake denied', ext, advice });
}

function handshake(request: Message, userId: string, { clients }: Streaming): Message {
  const client = clients.open(userId);
  if (!client) {
    const error = '403::Organization concurrent user limit exceeded';
    return answer(request, false, { error, advice: { reconnect: 'none' } });
  }
  return answer(request, true, {
    clientId: client.id,
    version: '1.0',
    minimumVersion: '1.0',
    supportedConnectionTypes: ['long-polling'],
    ext: { replay: true, 'payload.format': true },
    advice: retry,
  });
}

/** `{ "/topic/X": -2 }` in the message's `ext.replay`; -1, only new events, when it names none. */
function replayOf(request: Message, channel: string): number {
  const { ext } = request;
  const replay = typeof ext === 'object' && ext !== null && 'replay' in ext ? ext.replay : undefined;
  if (typeof replay !== 'object' || replay === null) return -1;
  const wanted: unknown = new Map<string, unknown>(Object.entries(replay)).get(channel);
  return typeof wanted === 'number' && Number.isSafeInteger(wanted) ? wanted : -1;
}

/** One channel, or a list of them. */
function channelsOf(request: Message): string[] {
  const { subscription } = request;
  const list: unknown[] = Array.isArray(subscription) ? subscription : [subscription];
  return list.filter((name) => typeof name === 'string' && name !== '').map(String);
}

function subscribe(request: Message, client: StreamClient, streaming: Streaming): Message {
  const { subscription } = request;
  const channels = channelsOf(request);
  if (channels.length === 0) return answer(request, false, { error: '400::Channel name not specified' });
  try {
    for (const channel of channels) streaming.subscribe(client, channel, replayOf(request, channel));
    return answer(request, true, { subscription });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return answer(request, false, { subscription, error: error.message });
  }
}

/** Answers one message of a client that is signed in (Bayeux protocol 1.0); `hold` when it is a long poll to wait in. */
export function answerMeta(
  request: Message,
  userId: string,
  streaming: Streaming,
): { readonly answer: Message; readonly client?: StreamClient; readonly hold?: boolean } {
  if (request.channel === '/meta/handshake') return { answer: handshake(request, userId, streaming) };
  const client = streaming.clients.find(request.clientId, userId);
  if (!client) {
    const advice = { interval: 0, reconnect: 'handshake' };
    return { answer: answer(request, false, { error: '403::Unknown client', advice }) };
  }
  switch (request.channel) {
    case '/meta/connect': {
      if (request.connectionType !== 'long-polling') {
        const error = `400::Invalid connection type ${String(request.connectionType)}`;
        return { answer: answer(request, false, { error }) };
      }
      // The first poll is answered at once: the client learns that it is connected.
      const hold = !client.fresh;
      client.fresh = false;
      return { answer: answer(request, true, { advice: retry }), client, hold };
    }
    case '/meta/subscribe':
      return { answer: subscribe(request, client, streaming), client };
    case '/meta/unsubscribe':
      for (const channel of channelsOf(request)) client.channels.delete(channel);
      return { answer: answer(request, true, { subscription: request.subscription }), client };
    case '/meta/disconnect':
      streaming.clients.close(client);
      return { answer: answer(request, true) };
    default:
      // Clients only listen: events are pushed over REST.
      return { answer: answer(request, false, { error: '403::Publish is not allowed on this channel' }) };
  }
}
