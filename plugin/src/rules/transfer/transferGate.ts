import type { Situation } from '../clocks/requestSituation.ts';

/** T1, T3: why a mentor gives a client back. */
export type TransferReason =
  'otherMentor' | 'otherService' | 'mentorUnavailable' | 'clientAsked' | 'conflictOfInterest' | 'other';

export interface TransferQuestion {
  /** Why, and what support the client needs; only its length is looked at, and it is kept nowhere here (C2). */
  readonly notes: string;
  readonly reason: TransferReason | undefined;
  readonly situation: Situation;
}

/** What a transfer needs, and what it will do. */
export interface TransferGate {
  readonly allowed: boolean;
  /** What is still required, each a plain sentence; empty when it is allowed. */
  readonly missing: readonly string[];
  /** T2: what will happen, in order, each a plain sentence; said before it is done. */
  readonly willHappen: readonly string[];
  /** T2: before any attempt or session it is listed for the ROC. */
  readonly listedForRoc: boolean;
}

interface Requirement {
  readonly isMet: (question: TransferQuestion) => boolean;
  readonly sentence: (question: TransferQuestion) => string;
}

/** The characters of the notes without the blanks around them. */
const lengthOf = (notes: string): number => Array.from(notes.trim()).length;

const isHeld = ({ place }: Situation): boolean => place === 'held';

const REQUIREMENTS: readonly Requirement[] = [
  {
    isMet: ({ situation }) => isHeld(situation),
    sentence: ({ situation }) =>
      situation.place === 'pending'
        ? 'Accept the request first, or decline it: only an accepted request can be transferred.'
        : 'Nobody has the request now: there is nothing to transfer.',
  },
  { isMet: ({ reason }) => reason !== undefined, sentence: () => 'Choose why you transfer the client.' },
  {
    isMet: ({ notes, situation }) => lengthOf(notes) >= situation.policy.transfer.notesMinimum,
    sentence: ({ notes, situation }) => {
      const { notesMinimum } = situation.policy.transfer;
      return `Write in the notes why, and what support the client needs: at least ${notesMinimum} characters, ${notesMinimum - lengthOf(notes)} more.`;
    },
  },
];

const triedNothing = ({ progress, ownSessions }: Situation): boolean =>
  progress.firstAt === undefined && ownSessions.length === 0;

/** What happens with every transfer, and what only with some. */
const EFFECTS: readonly {
  readonly applies: (question: TransferQuestion) => boolean;
  readonly sentence: string;
}[] = [
  {
    applies: () => true,
    sentence: "The request goes back to the chapter's Client Intake Queue, which owns it then.",
  },
  {
    applies: () => true,
    sentence: 'Its assignment status becomes Pending Reassignment, and a CIC assigns another mentor.',
  },
  { applies: () => true, sentence: 'Your notes stay with the request for the CIC and the next mentor.' },
  { applies: () => true, sentence: "The client's waiting time runs on from the submission." },
  { applies: () => true, sentence: 'It is no rejection and counts as none.' },
  {
    applies: ({ reason }) => reason === 'otherService',
    sentence:
      'The CIC is told that another service of SCORE, such as a workshop, would serve the client better.',
  },
  {
    applies: ({ situation: { unlogged } }) => unlogged !== undefined,
    sentence: 'The notes of the session that was held are still yours to log.',
  },
  {
    applies: ({ situation: { upcoming } }) => upcoming !== undefined,
    sentence: 'The session that is arranged stays in the calendar: call it off, or tell the CIC.',
  },
  {
    applies: ({ situation }) => triedNothing(situation),
    sentence: 'No attempt or session is recorded, so it is listed for the ROC.',
  },
];

/** T1-T3: what a transfer requires, and what it will do, before it is done. */
export const transferGate = (question: TransferQuestion): TransferGate => {
  const missing = REQUIREMENTS.filter(({ isMet }) => !isMet(question)).map(({ sentence }) =>
    sentence(question),
  );
  return {
    allowed: missing.length === 0,
    missing,
    willHappen: isHeld(question.situation)
      ? EFFECTS.filter(({ applies }) => applies(question)).map(({ sentence }) => sentence)
      : [],
    listedForRoc: isHeld(question.situation) && triedNothing(question.situation),
  };
};
