import { dueWords } from '../calendar/dueWords.ts';
import type { ContactMethod } from '../facts.ts';
import type { Situation } from './requestSituation.ts';

export const METHOD_WORDS: Readonly<Record<ContactMethod, string>> = {
  email: 'e-mail',
  phone: 'phone',
  text: 'text message',
};

/** D5: "2 of 3 attempts count: the next one counts by phone or text message from Wed, Nov 25, 9:00 AM on". */
export const attemptsSoFar = ({ progress, policy, calendar, request }: Situation): string => {
  const { counted, nextMethods, nextCountsFrom } = progress;
  const counts = `${counted.length} of ${policy.attempts.minimum} attempts ${counted.length === 1 ? 'counts' : 'count'}`;
  const by =
    nextMethods === undefined ? '' : ` by ${nextMethods.map((method) => METHOD_WORDS[method]).join(' or ')}`;
  const from =
    nextCountsFrom === undefined
      ? ''
      : ` from ${dueWords(nextCountsFrom, calendar, { from: request.submittedAt })} on`;
  return by === '' && from === '' ? `${counts}: try again` : `${counts}: the next one counts${by}${from}`;
};
