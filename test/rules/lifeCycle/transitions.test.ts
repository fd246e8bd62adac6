import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EVENTS, lifeCycle, type AssignmentId, type LifeEvent } from '../../../plugin/src/rules/index.ts';

/** "submitted offered:a …": a kind and the assignment it is of, an hour apart. */
const told = (plan: string): LifeEvent[] =>
  plan
    .split(' ')
    .filter((item) => item !== '')
    .map((item, hour) => {
      const [kind, of] = item.split(':');
      const about = of === undefined ? {} : { assignmentId: of, mentorId: of };
      const stamp = { key: `${hour} ${item}`, occurredAt: hour, loggedAt: hour };
      return { kind, ...stamp, attemptId: 'attempt', method: 'phone', ...about } as unknown as LifeEvent;
    });

const stageOf = (plan: string): string => {
  const { request, assignments } = lifeCycle(told(plan));
  return `${request}/${assignments.get('a' as AssignmentId) ?? '-'}`;
};

const HELD = 'submitted offered:a accepted:a';
/** After what was told: the stage of the request and of the assignment, and every event that may come, by where it leads. */
const MAY_COME: readonly (readonly [plan: string, stage: string, to: Readonly<Record<string, string>>])[] = [
  ['', 'unknown/-', { 'waiting/-': 'submitted' }],
  [
    'submitted',
    'waiting/-',
    {
      'held/chosen': 'chosen',
      'offered/offered': 'offered',
      'waiting/-': 'otherServiceOffered pausedByClient',
      'suspended/-': 'suspended',
      'merged/-': 'merged',
      'deleted/-': 'deleted',
    },
  ],
  [
    'submitted chosen:a',
    'held/chosen',
    {
      'held/accepted': 'accepted',
      'held/chosen': 'attempted sessionCalledOff otherServiceOffered notesLogged holderAway pausedByClient',
      'inContact/inContact': 'reached sessionArranged',
      'mentored/mentored': 'sessionHeld followUpSet',
      'waiting/declined': 'declined',
      'followUpOwed/timedOut': 'timedOut',
      'waiting/transferred': 'transferred',
      'waiting/reassigned': 'reassigned',
      'suspended/chosen': 'suspended',
      'completed/completed': 'completed',
      'unableToReach/unableToReach': 'unableToReach',
      'withdrawn/withdrawn': 'withdrawn',
      'merged/chosen': 'merged',
      'deleted/chosen': 'deleted',
    },
  ],
  [
    'submitted offered:a',
    'offered/offered',
    {
      'held/accepted': 'accepted',
      'offered/offered':
        'attempted sessionCalledOff otherServiceOffered notesLogged holderAway pausedByClient',
      'inContact/offered': 'reached',
      'inContact/inContact': 'sessionArranged',
      'mentored/mentored': 'sessionHeld followUpSet',
      'waiting/declined': 'declined',
      'followUpOwed/timedOut': 'timedOut',
      'waiting/transferred': 'transferred',
      'waiting/reassigned': 'reassigned',
      'suspended/offered': 'suspended',
      'completed/completed': 'completed',
      'unableToReach/unableToReach': 'unableToReach',
      'withdrawn/withdrawn': 'withdrawn',
      'merged/offered': 'merged',
      'deleted/offered': 'deleted',
    },
  ],
  [
    'submitted offered:a reached:a',
    'inContact/offered',
    {
      'inContact/accepted': 'accepted',
      'inContact/offered':
        'attempted reached sessionCalledOff otherServiceOffered notesLogged holderAway pausedByClient',
      'inContact/inContact': 'sessionArranged',
      'mentored/mentored': 'sessionHeld followUpSet',
      'waiting/declined': 'declined',
      'followUpOwed/timedOut': 'timedOut',
      'waiting/transferred': 'transferred',
      'waiting/reassigned': 'reassigned',
      'suspended/offered': 'suspended',
      'completed/completed': 'completed',
      'unableToReach/unableToReach': 'unableToReach',
      'withdrawn/withdrawn': 'withdrawn',
      'merged/offered': 'merged',
      'deleted/offered': 'deleted',
    },
  ],
  [
    'submitted offered:a sessionHeld',
    'mentored/offered',
    {
      'mentored/accepted': 'accepted',
      'mentored/offered':
        'attempted reached sessionCalledOff otherServiceOffered notesLogged holderAway pausedByClient',
      'mentored/inContact': 'sessionArranged',
      'mentored/mentored': 'sessionHeld followUpSet',
      'waiting/transferred': 'transferred',
      'waiting/reassigned': 'reassigned',
      'suspended/offered': 'suspended',
      'completed/completed': 'completed',
      'unableToReach/unableToReach': 'unableToReach',
      'withdrawn/withdrawn': 'withdrawn',
      'merged/offered': 'merged',
      'deleted/offered': 'deleted',
    },
  ],
  [
    HELD,
    'held/accepted',
    {
      'held/accepted': 'attempted sessionCalledOff otherServiceOffered notesLogged holderAway pausedByClient',
      'inContact/inContact': 'reached sessionArranged',
      'mentored/mentored': 'sessionHeld followUpSet',
      'waiting/transferred': 'transferred',
      'waiting/reassigned': 'reassigned',
      'suspended/accepted': 'suspended',
      'completed/completed': 'completed',
      'unableToReach/unableToReach': 'unableToReach',
      'withdrawn/withdrawn': 'withdrawn',
      'merged/accepted': 'merged',
      'deleted/accepted': 'deleted',
    },
  ],
  [
    `${HELD} reached:a`,
    'inContact/inContact',
    {
      'inContact/inContact':
        'attempted reached sessionArranged sessionCalledOff otherServiceOffered notesLogged holderAway pausedByClient',
      'mentored/mentored': 'sessionHeld followUpSet',
      'waiting/transferred': 'transferred',
      'waiting/reassigned': 'reassigned',
      'suspended/inContact': 'suspended',
      'completed/completed': 'completed',
      'unableToReach/unableToReach': 'unableToReach',
      'withdrawn/withdrawn': 'withdrawn',
      'merged/inContact': 'merged',
      'deleted/inContact': 'deleted',
    },
  ],
  [
    `${HELD} sessionHeld:a`,
    'mentored/mentored',
    {
      'mentored/mentored':
        'attempted reached sessionArranged sessionCalledOff sessionHeld followUpSet otherServiceOffered notesLogged holderAway pausedByClient',
      'waiting/transferred': 'transferred',
      'waiting/reassigned': 'reassigned',
      'suspended/mentored': 'suspended',
      'completed/completed': 'completed',
      'unableToReach/unableToReach': 'unableToReach',
      'withdrawn/withdrawn': 'withdrawn',
      'merged/mentored': 'merged',
      'deleted/mentored': 'deleted',
    },
  ],
  [
    'submitted offered:a declined:a',
    'waiting/declined',
    {
      'waiting/declined': 'sessionCalledOff otherServiceOffered notesLogged pausedByClient',
      'suspended/declined': 'suspended',
      'merged/declined': 'merged',
      'deleted/declined': 'deleted',
    },
  ],
  [
    'submitted offered:a timedOut:a',
    'followUpOwed/timedOut',
    {
      'followUpOwed/timedOut': 'sessionCalledOff otherServiceOffered notesLogged pausedByClient',
      'waiting/timedOut': 'followedUp unlocked',
      'suspended/timedOut': 'suspended',
      'merged/timedOut': 'merged',
      'deleted/timedOut': 'deleted',
    },
  ],
  [
    'submitted offered:a timedOut:a followedUp:a',
    'waiting/timedOut',
    {
      'waiting/timedOut':
        'sessionCalledOff otherServiceOffered notesLogged followedUp unlocked pausedByClient',
      'suspended/timedOut': 'suspended',
      'merged/timedOut': 'merged',
      'deleted/timedOut': 'deleted',
    },
  ],
  [
    'submitted offered:a timedOut:a offered:b',
    'offered/timedOut',
    {
      'offered/timedOut':
        'sessionCalledOff otherServiceOffered notesLogged followedUp unlocked pausedByClient',
      'suspended/timedOut': 'suspended',
      'merged/timedOut': 'merged',
      'deleted/timedOut': 'deleted',
    },
  ],
  [
    `${HELD} transferred:a`,
    'waiting/transferred',
    {
      'waiting/transferred': 'sessionCalledOff otherServiceOffered notesLogged pausedByClient',
      'suspended/transferred': 'suspended',
      'merged/transferred': 'merged',
      'deleted/transferred': 'deleted',
    },
  ],
  [
    `${HELD} reassigned:a`,
    'waiting/reassigned',
    {
      'waiting/reassigned': 'sessionCalledOff otherServiceOffered notesLogged pausedByClient',
      'suspended/reassigned': 'suspended',
      'merged/reassigned': 'merged',
      'deleted/reassigned': 'deleted',
    },
  ],
  [
    `${HELD} completed:a`,
    'completed/completed',
    {
      'completed/completed': 'sessionCalledOff notesLogged',
      'merged/completed': 'merged',
      'deleted/completed': 'deleted',
    },
  ],
  [
    `${HELD} unableToReach:a`,
    'unableToReach/unableToReach',
    {
      'unableToReach/unableToReach': 'sessionCalledOff notesLogged',
      'merged/unableToReach': 'merged',
      'deleted/unableToReach': 'deleted',
    },
  ],
  [
    `${HELD} withdrawn:a`,
    'withdrawn/withdrawn',
    {
      'withdrawn/withdrawn': 'sessionCalledOff notesLogged',
      'merged/withdrawn': 'merged',
      'deleted/withdrawn': 'deleted',
    },
  ],
  [
    `${HELD} suspended`,
    'suspended/accepted',
    {
      'suspended/accepted': 'sessionCalledOff notesLogged',
      'suspended/reassigned': 'reassigned',
      'completed/completed': 'completed',
      'unableToReach/unableToReach': 'unableToReach',
      'withdrawn/withdrawn': 'withdrawn',
      'merged/accepted': 'merged',
      'deleted/accepted': 'deleted',
    },
  ],
  [`${HELD} merged`, 'merged/accepted', { 'deleted/accepted': 'deleted' }],
  [`${HELD} deleted`, 'deleted/accepted', {}],
];
for (const [plan, stage, to] of MAY_COME) {
  test(`life cycle: what may come after ${plan || 'nothing'}, and where it leads`, () => {
    assert.equal(stageOf(plan), stage);
    const kinds = Object.keys(EVENTS).filter((kind) => kind !== 'voided');
    const found: Record<string, string> = {};
    for (const kind of kinds) {
      const next = `${plan} ${kind}:a`.trim();
      const last = told(next).at(-1)?.key;
      if (lifeCycle(told(next)).refused.some(({ event }) => event.key === last)) continue;
      const led = stageOf(next);
      found[led] = found[led] === undefined ? kind : `${found[led]} ${kind}`;
    }
    assert.deepEqual(found, to);
  });
}

const whyRefused = (plan: string): string => lifeCycle(told(plan)).refused.at(-1)?.why ?? 'not refused';

const REQUEST_STAGES: readonly (readonly [plan: string, words: string])[] = [
  ['submitted', 'the request waits in the queue'],
  ['submitted offered:a timedOut:a', 'the request waits in the queue for a follow-up'],
  ['submitted offered:a', 'the request is offered'],
  [HELD, 'a mentor has the request'],
  [`${HELD} reached:a`, 'a mentor is in contact with the client'],
  [`${HELD} sessionHeld:a`, 'a session was held'],
  [`${HELD} suspended`, "the client's service is suspended"],
  [`${HELD} completed:a`, 'the request is completed'],
  [`${HELD} unableToReach:a`, 'the request is closed as Unable to Reach Client'],
  [`${HELD} withdrawn:a`, 'the request is withdrawn'],
  [`${HELD} deleted`, 'the request is deleted'],
  [`${HELD} merged`, 'the request is merged into another'],
];
for (const [plan, words] of REQUEST_STAGES) {
  test(`life cycle: a second submission is refused, as ${words}`, () => {
    assert.equal(whyRefused(`${plan} submitted`), `A request is submitted once; ${words}.`);
  });
}

const ASSIGNMENT_STAGES: readonly (readonly [plan: string, words: string])[] = [
  ['submitted offered:a', 'the offer waits for an answer'],
  ['submitted chosen:a', 'the client chose the mentor'],
  [HELD, 'the mentor accepted'],
  [`${HELD} reached:a`, 'the mentor is in contact with the client'],
  [`${HELD} sessionHeld:a`, 'the mentor held a session'],
  ['submitted offered:a declined:a', 'the mentor had declined'],
  ['submitted offered:a timedOut:a', 'the offer had timed out'],
  [`${HELD} transferred:a`, 'the mentor had transferred it'],
  [`${HELD} reassigned:a`, 'it had been reassigned'],
  [`${HELD} completed:a`, 'it was completed'],
  [`${HELD} unableToReach:a`, 'it was closed as Unable to Reach Client'],
  [`${HELD} withdrawn:a`, 'the client had withdrawn'],
];
for (const [plan, words] of ASSIGNMENT_STAGES) {
  test(`life cycle: the same offer a second time is refused, as ${words}`, () => {
    assert.equal(whyRefused(`${plan} offered:a`), `Only a request that is open can be offered; ${words}.`);
  });
}

test('life cycle: an assignment that could end does not, where its request is suspended; the request says why', () => {
  assert.equal(
    whyRefused('submitted offered:a suspended accepted:a'),
    "Only an offer that waits for an answer can be accepted; the client's service is suspended.",
  );
});

test('D3, D6: what happened against a rule is told with the rule, whoever has the request', () => {
  const whyOf = (plan: string): string[] => lifeCycle(told(plan)).irregular.map(({ why }) => why);
  assert.deepEqual(whyOf('submitted offered:a timedOut:a offered:b'), [
    'D3: after the time-out the CIC was to follow up with the mentor first.',
  ]);
  assert.deepEqual(whyOf(`${HELD} sessionHeld:a unableToReach:a`), ['D6: the client had been reached.']);
  for (const stage of ['', ' accepted:a', ' accepted:a reached:a', ' accepted:a sessionHeld:a']) {
    assert.deepEqual(whyOf(`submitted offered:a${stage} offered:b`), [
      'Another mentor still had the request: it counts as reassigned.',
    ]);
  }
  assert.deepEqual(whyOf(`${HELD} sessionHeld`), []);
});

test('life cycle: only the mentor who has the request is its holder, and only until it ends', () => {
  const holderOf = (plan: string) => lifeCycle(told(plan)).holder;
  assert.equal(holderOf('submitted'), undefined);
  assert.equal(holderOf('submitted chosen:a'), 'a');
  assert.equal(holderOf(`${HELD} attempted:a sessionHeld`), 'a');
  assert.equal(holderOf(`${HELD} offered:b`), 'b');
  assert.equal(holderOf('submitted offered:a timedOut:a offered:b followedUp:a'), 'b');
  for (const end of ['declined', 'timedOut'])
    assert.equal(holderOf(`submitted offered:a ${end}:a`), undefined);
  for (const end of ['transferred', 'reassigned', 'completed', 'unableToReach', 'withdrawn'])
    assert.equal(holderOf(`${HELD} ${end}:a`), undefined);
  assert.deepEqual([...lifeCycle(told('submitted chosen:a')).assignments], [['a', 'chosen']]);
});

test('D5: an attempt is voided in every stage of its request, also while the service is suspended', () => {
  for (const after of ['', ' suspended', ' transferred:a', ' completed:a'])
    assert.deepEqual(lifeCycle(told(`${HELD} attempted:a${after} voided:a`)).refused, []);
});

test('D6: a closing that names no assignment is against no rule of one', () => {
  const { request, irregular, refused } = lifeCycle(told(`${HELD} reached:a unableToReach`));
  assert.deepEqual([request, irregular, refused], ['unableToReach', [], []]);
});
