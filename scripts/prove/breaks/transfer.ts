import { breaksOf, type Break } from './break.ts';

const transfer = 'plugin/src/rules/transfer';
const gate = 'test/rules/transfer/transferGate.test.ts';
const brief = 'test/rules/transfer/handOverBrief.test.ts';

/** T1 to T3: what a transfer needs, does and hands over. That it is one record in one transaction is Engage's to hold, not this code's. */
export const transferBreaks: readonly Break[] = [
  ...breaksOf(
    `${transfer}/transferGate.ts`,
    [gate],
    [
      ['T1', 'after the acceptance', "boolean => place === 'held'", "boolean => place !== 'queue'"],
      [
        'T1',
        'while somebody has the request',
        "boolean => place === 'held'",
        "boolean => place !== 'pending'",
      ],
      ['T1', 'with a reason', 'isMet: ({ reason }) => reason !== undefined', 'isMet: () => true'],
      [
        'T1',
        'notes of 20 characters',
        'lengthOf(notes) >= situation.policy.transfer.notesMinimum',
        'lengthOf(notes) > situation.policy.transfer.notesMinimum',
      ],
      ['T1', 'blanks are no notes', 'notes.trim()', 'notes'],
      [
        'T1',
        'everything missing at once',
        'REQUIREMENTS.filter(({ isMet }) => !isMet(question)).map(',
        'REQUIREMENTS.filter(({ isMet }) => !isMet(question)).slice(0, 1).map(',
      ],
      [
        'T2',
        'what will happen is said',
        'willHappen: isHeld(question.situation)\n      ?',
        'willHappen: !isHeld(question.situation)\n      ?',
      ],
      [
        'T2',
        'it is no rejection',
        "{ applies: () => true, sentence: 'It is no rejection and counts as none.' },",
        '',
      ],
      [
        'T2',
        'the wait runs on',
        '{ applies: () => true, sentence: "The client\'s waiting time runs on from the submission." },',
        '',
      ],
      [
        'T2',
        'without an attempt it is listed for the ROC',
        'progress.firstAt === undefined && ownSessions',
        'ownSessions.length > 0 && ownSessions',
      ],
      ['T2', 'not after an attempt', 'progress.firstAt === undefined &&', ''],
      ['T2', 'not after a session', '&& ownSessions.length === 0', ''],
      ['T3', 'another service is passed on', "reason === 'otherService'", "reason === 'other'"],
      ['T3', 'notes that are owed stay owed', 'unlogged !== undefined', 'unlogged === null'],
      ['T3', 'a session ahead is to be called off', 'upcoming !== undefined', 'upcoming === null'],
    ],
  ),
  ...breaksOf(
    'plugin/src/rules/clocks/actionRows.ts',
    ['test/rules/stories/sessions.test.ts'],
    [
      [
        'T3',
        'a service that was offered is recorded',
        '(request.otherServiceAt ?? -Infinity) >= sessionEnd(logged)',
        'sessionEnd(logged) < 0',
      ],
    ],
  ),
  ...breaksOf(
    'plugin/src/rules/lifeCycle/eventsOf.ts',
    ['test/rules/stories/sessions.test.ts'],
    [['T3', 'and told', 'if (otherServiceAt !== undefined)', 'if (otherServiceAt === -1)']],
  ),
  ...breaksOf(
    'plugin/src/rules/lifeCycle/eventRows.ts',
    ['test/rules/lifeCycle/lifeCycle.test.ts'],
    [
      [
        'T1',
        'one before the acceptance is told',
        "irregular: { assignment: { offered: 'T1: it was transferred before it was accepted.' } },",
        '',
      ],
    ],
  ),
  ...breaksOf(
    `${transfer}/handOverBrief.ts`,
    [brief],
    [
      [
        'T1',
        'the next mentor finds who had it',
        'filter((offer) => !isOpen(offer))',
        'filter((offer) => isOpen(offer))',
      ],
      ['T1', 'what was tried, without what was voided', '.filter(({ voided }) => !voided)', ''],
      ['T1', 'oldest first', 'left.at - right.at ||', 'right.at - left.at ||'],
      ['T1', 'which notes are missing', 'notesLogged: notesLoggedAt !== undefined', 'notesLogged: true'],
    ],
  ),
];
