import type { Binding, LogicalName } from '../../policy/index.ts';

const text = ['string', 'textarea', 'id', 'reference', 'picklist', 'combobox'];
const code = ['picklist', 'combobox', 'string'];
const when = ['datetime'];
const day = ['date'];
const flag = ['boolean'];
const number = ['double', 'int', 'currency', 'percent'];
const link = ['reference'];
const id = ['id'];
const many = ['multipicklist'];
const words = ['string', 'textarea'];

type Expected = {
  readonly [Name in LogicalName]: Readonly<Record<keyof Binding[Name]['fields'] & string, readonly string[]>>;
};

/** The describe types with which each logical field can work. */
export const expectedTypes: Expected = {
  unit: { id, name: text, level: code, parentId: link, timeZone: code, validFrom: day, validTo: day },
  mentor: {
    id,
    chapterId: link,
    status: code,
    classification: code,
    paused: flag,
    pausedUntil: day,
    areas: many,
    industries: many,
    weeklyLimit: number,
    capacityText: words,
    requestsLast7Days: number,
    limitReached: flag,
    acceptsDirect: flag,
    servesOutsideArea: code,
  },
  request: {
    id,
    number: words,
    submittedAt: when,
    chapterId: link,
    assignmentStatus: code,
    status: code,
    closed: flag,
    closedAt: when,
    area: code,
    industry: code,
    inBusiness: flag,
    clientId: link,
    requestedMentorId: link,
    preferredMethod: code,
    clientWaitsUntil: day,
  },
  session: {
    id,
    requestId: link,
    mentorId: link,
    status: code,
    arrangedAt: when,
    startsAt: when,
    endsAt: when,
    notesLoggedAt: when,
  },
  assignment: {
    id,
    requestId: link,
    mentorId: link,
    how: code,
    offeredAt: when,
    response: code,
    respondedAt: when,
    outcome: code,
    endedAt: when,
    followUpTriedAt: when,
    unlockedByRoc: flag,
    declineReason: code,
    claim: code,
    claimRuledAt: when,
  },
  attempt: { id, assignmentId: link, method: code, madeAt: when, loggedAt: when, result: code, voided: flag },
  clock: {
    id,
    requestId: link,
    requestKey: words,
    acceptDue: when,
    clientContactDue: when,
    mentorContactDue: when,
    attemptsDue: when,
    followUpDue: when,
    engageReturnDue: when,
    firstSessionDue: when,
    afterSessionDue: when,
    notesDue: when,
    deadlineStarts: words,
    holderAwaySince: when,
    nextAction: code,
    nextActionOwner: code,
    nextActionDue: when,
    nextActionWhy: words,
    assignLocked: flag,
    matchSummary: words,
    topicAreas: many,
    topicIndustries: many,
    policyVersion: words,
  },
  recommendation: {
    id,
    requestId: link,
    mentorId: link,
    rank: number,
    tier: code,
    group: code,
    relaxed: flag,
    locked: flag,
    why: words,
    reasons: words,
    assignedThisWeek: number,
    weeklyLimit: number,
    recommendedAt: when,
    policyVersion: words,
    key: words,
  },
  capacityAnswer: {
    id,
    mentorId: link,
    key: words,
    unlimited: flag,
    limit: number,
    per: code,
    words,
  },
  complianceStep: {
    id,
    key: words,
    mentorId: link,
    kind: code,
    task: code,
    actorRole: code,
    actorId: link,
    fallback: flag,
    due: when,
    state: code,
    askedAt: when,
    doneAt: when,
    outcome: code,
    reason: code,
    evidence: words,
    sentence: words,
  },
  unitTerm: { id, unitId: link, kind: code, parentId: link, holderId: link, from: day, to: day },
};

/** Objects of ours that are written by API, and the external id that makes the writes repeatable. A sync needs to write those
 * of the service; the others are written by a person's command, under that person's permissions. */
export const writtenObjects = [
  { name: 'clock', externalId: 'requestKey', deletes: false, by: 'service' },
  { name: 'recommendation', externalId: 'key', deletes: true, by: 'service' },
  { name: 'complianceStep', externalId: 'key', deletes: false, by: 'service' },
  { name: 'capacityAnswer', externalId: 'key', deletes: false, by: 'person' },
] as const;
