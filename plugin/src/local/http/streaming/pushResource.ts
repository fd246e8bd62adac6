import { z } from 'zod';
import { ApiError } from '../../engine/index.ts';
import { readBody } from '../readBody.ts';
import { param, type Resource } from '../resource.ts';
import { rowText } from '../rowText.ts';

/** "Size limits: maximum length of the event payload is 3,000 characters" (Streaming API Developer Guide). */
const LONGEST_PAYLOAD = 3000;
const body = z.object({
  pushEvents: z
    .array(z.object({ payload: z.string().max(LONGEST_PAYLOAD), userIds: z.array(z.string()).default([]) }))
    .min(1)
    .max(100),
});

/**
 * `POST /sobjects/StreamingChannel/ID/push` ("Streaming Channel Push", Streaming API Developer Guide): a fanout of -1
 * means everybody who listens.
 */
export const pushResource: Resource = {
  method: 'POST',
  path: '/sobjects/StreamingChannel/:id/push',
  handle(request, params, { org, streaming }) {
    const { pushEvents } = readBody(body, request.body);
    const channel = rowText(
      org.retrieve('StreamingChannel', param(params, 'id'), ['Name'], request.userId),
      'Name',
    );
    if (!channel.startsWith('/u/')) throw new ApiError('INVALID_FIELD', `${channel} is no channel`);
    const results = pushEvents.map(({ payload, userIds }) => {
      const online = userIds.map((id) => [id, streaming.isOnline(channel, id)] as const);
      const heard = streaming.push(channel, payload, userIds);
      return { fanoutCount: userIds.length === 0 ? -1 : heard, userOnlineStatus: Object.fromEntries(online) };
    });
    return { status: 200, body: results };
  },
};
