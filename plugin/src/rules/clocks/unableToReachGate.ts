import { dueWords } from '../calendar/dueWords.ts';
import { METHOD_WORDS } from './attemptWords.ts';
import { situationOf, type RequestContext, type RequestFacts, type Situation } from './requestSituation.ts';

/** D6: whether a request may be closed as 'Unable to Reach Client'. */
export interface UnableToReachGate {
  readonly open: boolean;
  /** Attempts still missing; 0 when that is not what keeps it closed. */
  readonly missing: number;
  /** What is still missing, or that nothing is: one plain sentence. */
  readonly sentence: string;
}

interface GateRow {
  readonly applies: (situation: Situation) => boolean;
  readonly sentence: (situation: Situation) => string;
}

const missingSentence = ({ progress, policy, calendar, request, at }: Situation): string => {
  const { missing, counted, nextMethods, nextCountsFrom } = progress;
  const more = `${missing} more ${missing === 1 ? 'attempt' : 'attempts'} must count`;
  const by =
    nextMethods === undefined
      ? ''
      : `, the next by ${nextMethods.map((method) => METHOD_WORDS[method]).join(' or ')}`;
  const from =
    nextCountsFrom === undefined || nextCountsFrom <= at
      ? ''
      : `, from ${dueWords(nextCountsFrom, calendar, { from: request.submittedAt })} on`;
  return `Before 'Unable to Reach Client' ${more}${by}${from} (${counted.length} of ${policy.attempts.minimum} so far).`;
};

/** What keeps the gate closed; the first that applies is told. */
const CLOSED: readonly GateRow[] = [
  { applies: ({ place }) => place === 'closed', sentence: () => 'The request is closed already.' },
  {
    applies: ({ current }) => current === undefined,
    sentence: () =>
      "No mentor is recorded to have the request: 'Unable to Reach Client' rests on the attempts of the one who has it.",
  },
  {
    applies: ({ progress }) => progress.reachedAt !== undefined,
    sentence: () =>
      "The client was reached: 'Unable to Reach Client' is not what happened; if the client said so, it is 'Withdrawn'.",
  },
  {
    applies: ({ upcoming, lastOver }) => upcoming !== undefined || lastOver !== undefined,
    sentence: () =>
      "A session is arranged with the client: 'Unable to Reach Client' is not what happened; if the client said so, it is 'Withdrawn'.",
  },
  { applies: ({ progress }) => progress.metAt === undefined, sentence: missingSentence },
];

/** D6: 'Unable to Reach Client' only when D5 is met in this assignment; otherwise what is missing. */
export const unableToReachGate = (facts: RequestFacts, context: RequestContext): UnableToReachGate => {
  const situation = situationOf(facts, context);
  const { progress } = situation;
  const closed = CLOSED.find(({ applies }) => applies(situation));
  if (closed !== undefined) {
    const missing = closed.sentence === missingSentence ? progress.missing : 0;
    return { open: false, missing, sentence: closed.sentence(situation) };
  }
  const { counted, methods } = progress;
  const ways = `${methods.length} ${methods.length === 1 ? 'method' : 'methods'}`;
  return {
    open: true,
    missing: 0,
    sentence: `${counted.length} attempts by ${ways} count, without an answer: the request can be closed as 'Unable to Reach Client'.`,
  };
};
