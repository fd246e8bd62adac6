/** An invented request and answers to the page's queries about it, in the shape of Salesforce's GraphQL. */
export const requestId = '500000000000001AAA';

/** Saturday afternoon in Chicago: the tests' now. */
export const now = new Date('2026-11-21T20:30:00Z');

/** Friday morning in Chicago. */
const submittedAt = '2026-11-20T15:10:00.000Z';

const value = <Value>(given: Value): { value: Value } => ({ value: given });
const picked = (code: string, label = code): { value: string; label: string } => ({ value: code, label });

interface Connection {
  readonly totalCount: number;
  readonly edges: readonly { readonly node: unknown }[];
}

const connection = (...nodes: readonly unknown[]): Connection => ({
  totalCount: nodes.length,
  edges: nodes.map((node) => ({ node })),
});

export interface Answer {
  readonly data: unknown;
}

const answer = (query: Readonly<Record<string, Connection>>): Answer => ({ data: { uiapi: { query } } });

const chapter = (name: string): unknown => ({ Id: '001000000000001AAA', Name: value(name) });

interface MentorFacts {
  readonly name: string;
  readonly chapter?: string;
  readonly tier?: string;
  readonly group?: string;
  readonly relaxed?: boolean;
  readonly why: string;
  readonly reasons?: readonly string[];
  readonly assigned?: number;
  readonly limit?: number | null;
}

export const mentors: readonly MentorFacts[] = [
  {
    name: 'Marisol Okafor',
    group: 'Area and Industry',
    why: 'Lists Cash Flow and Food & Beverage, and is next in turn in this chapter.',
    reasons: [
      'nextInTurn: 1 assignment in the last 28 days at 2 a week: the lowest share of the group.',
      'capacity: The profile allows 2 requests a week; 1 is taken.',
      'tie: Least recently assigned of two mentors with the same share.',
    ],
    assigned: 1,
    limit: 2,
  },
  {
    name: 'Theodore Lindqvist-Abernathy',
    group: 'Area and Industry',
    why: 'Lists Cash Flow and Food & Beverage; one turn behind.',
    reasons: ['turn: 3 assignments in the last 28 days at 2 a week.'],
    assigned: 0,
    limit: 2,
  },
  {
    name: 'Priya Nakamura',
    group: 'Area',
    why: 'Lists Cash Flow, not Food & Beverage.',
    reasons: ['capacity: No weekly limit on the profile.'],
    assigned: 3,
    limit: null,
  },
  {
    name: 'Walter Eze',
    group: 'Area',
    why: 'Lists Cash Flow, not Food & Beverage; accepts one request every other week.',
    assigned: 0,
    limit: 0.5,
  },
];

function recommendation(facts: MentorFacts, index: number): unknown {
  return {
    Id: `a0R00000000000${index}AAA`,
    Rank__c: value(index + 1),
    Tier__c: picked(facts.tier ?? 'Chapter'),
    Match_Group__c: picked(facts.group ?? 'Area'),
    Relaxed__c: value(facts.relaxed ?? false),
    Why__c: value(facts.why),
    Reasons__c: value([`summary: ${facts.why}`, ...(facts.reasons ?? [])].join('\n')),
    Assigned_This_Week__c: value(facts.assigned ?? 0),
    Weekly_Limit__c: value(facts.limit === undefined ? 1 : facts.limit),
    Recommended_At__c: value('2026-11-21T16:05:00.000Z'),
    Mentor__r: {
      Id: `003000000000${index}00AAA`,
      Name: value(facts.name),
      Account: chapter(facts.chapter ?? 'SCORE Willow Bend'),
    },
  };
}

export interface ClockFacts {
  readonly action?: readonly [code: string, label: string];
  readonly owner?: string;
  readonly due?: string;
  readonly why?: string;
  readonly locked?: boolean;
  readonly summary?: string;
}

const consideredByDefault = [
  'Chapter SCORE Willow Bend: 62 mentors, 4 eligible, 31 do not list Cash Flow, 14 at their weekly limit, 9 paused, 4 not active.',
  'The district was not needed: the chapter has an eligible mentor.',
].join('\n');

function clock(facts: ClockFacts): unknown {
  const [code, label] = facts.action ?? ['assignMentor', 'Assign a mentor'];
  return {
    Id: 'a0C000000000001AAA',
    Next_Action__c: picked(code, label),
    Next_Action_Owner__c: picked(facts.owner ?? 'CIC'),
    Next_Action_Due__c: value(facts.due ?? '2026-11-24T15:10:00.000Z'),
    Next_Action_Why__c: value(
      facts.why ?? 'The client submitted on Friday and is to hear from a mentor by Tuesday morning.',
    ),
    Assign_Locked__c: value(facts.locked ?? false),
    Match_Summary__c: value(facts.summary ?? consideredByDefault),
  };
}

/** Answers the panel's query. */
export function panelAnswer(facts: {
  readonly mentors?: readonly MentorFacts[];
  /** Null: the service has not looked at the request yet. */
  readonly clock?: ClockFacts | null;
  readonly closed?: boolean;
  readonly submittedAt?: string;
  readonly hidden?: boolean;
}): Answer {
  const request = {
    Id: requestId,
    CreatedDate: value(facts.submittedAt ?? submittedAt),
    IsClosed: value(facts.closed ?? false),
  };
  return answer({
    Case: facts.hidden ? connection() : connection(request),
    Request_Clock__c: facts.clock === null ? connection() : connection(clock(facts.clock ?? {})),
    Mentor_Recommendation__c: connection(...(facts.mentors ?? mentors).map(recommendation)),
  });
}

function request(number: string, status: string): Record<string, unknown> {
  return {
    Id: requestId,
    CaseNumber: value(number),
    CreatedDate: value(submittedAt),
    Status: picked('New'),
    Assignment_Status__c: picked(status),
    Area_of_Expertise__c: picked('Cash Flow'),
    Industry__c: picked('Food & Beverage'),
    Business_Established__c: value(true),
    Chapter__r: chapter('SCORE Willow Bend'),
  };
}

/** Answers the query of the request's page. */
export function requestAnswer(): Answer {
  return answer({ Case: connection(request('00012345', 'Unassigned')) });
}

export function noRequestAnswer(): Answer {
  return answer({ Case: connection() });
}

/** Answers the query of the list. */
export function listAnswer(): Answer {
  const row = (index: number, status: string, facts: ClockFacts): unknown => ({
    ...(clock(facts) as object),
    Id: `a0C00000000000${index}AAA`,
    Request__r: request(`0001234${index}`, status),
  });
  return answer({
    Request_Clock__c: connection(
      row(4, 'Pending Reassignment', {
        action: ['followUpTimeout', 'Follow up with the mentor'],
        due: '2026-11-20T22:00:00.000Z',
      }),
      row(5, 'Unassigned', { due: '2026-11-24T06:00:00.000Z' }),
      row(6, 'Unassigned', { action: ['correctChapter', 'Correct the chapter'] }),
    ),
  });
}
