import { breaksOf, type Break } from './break.ts';

const ladder = 'plugin/src/rules/ladder';
const steps = 'test/rules/ladder/ladderSteps.test.ts';
const excuses = 'test/rules/ladder/ladderExcuses.test.ts';

/** L1 to L7: which rejections count, and what each owes. */
export const ladderStepBreaks: readonly Break[] = [
  ...breaksOf(
    `${ladder}/declineReasons.ts`,
    [steps],
    [
      ['L1', 'illness is a claim', 'illness: { claim: true', 'illness: { claim: false'],
      ['L1', 'an accident is a claim', 'accident: { claim: true', 'accident: { claim: false'],
      ['L1', 'an emergency is a claim', 'emergency: { claim: true', 'emergency: { claim: false'],
      [
        'L1',
        'a long unavailability is a claim',
        'longUnavailability: { claim: true',
        'longUnavailability: { claim: false',
      ],
      [
        'L1',
        'an overlooked pause is a claim',
        'overlookedPause: { claim: true',
        'overlookedPause: { claim: false',
      ],
      ['L1', 'too busy is none', 'tooBusy: { claim: false', 'tooBusy: { claim: true'],
      [
        'L2',
        'a restricted business is a claim',
        'restrictedBusiness: { claim: true',
        'restrictedBusiness: { claim: false',
      ],
      [
        'L2',
        "the client's conduct is a claim",
        'clientConduct: { claim: true',
        'clientConduct: { claim: false',
      ],
    ],
  ),
  ...breaksOf(
    `${ladder}/verdicts.ts`,
    [steps],
    [
      [
        'L1',
        'a missing reason is found out first',
        "response === 'declined' && policy.withoutReason === 'claim'",
        'response === policy.withoutReason',
      ],
      ['L1', 'unless the policy says it counts', "&& policy.withoutReason === 'claim'", ''],
      [
        'L2',
        'pending owes no step',
        "code: 'pending',\n    applies: isClaim,\n    counted: false",
        "code: 'pending',\n    applies: isClaim,\n    counted: true",
      ],
      [
        'L2',
        'a confirmed claim does not count',
        "assignment.claim === 'confirmed'",
        'assignment.claim === null',
      ],
      ['L2', 'a rejected claim counts', "assignment.claim === 'rejected'", 'assignment.claim === null'],
      [
        'L2',
        'its tasks run from the ruling',
        '? Math.max(rejection.rejectedAt, claimRuledAt ?? 0)',
        '? rejection.rejectedAt',
      ],
      [
        'L7',
        'time-outs and transfers are off',
        '!policy.counts.includes(kind)',
        'policy.counts.length === 0 && kind.length === 0',
      ],
      [
        'L7',
        'what came before the policy does not count',
        'rejectedAt < calendar.startOf(policy.countedFrom)',
        'rejectedAt < 0',
      ],
      ['L7', 'the window', 'rejectedAt < latest - window * DAY_MS', 'latest < 0'],
      ['L7', 'lifetime by default', "window !== 'lifetime' && rejectedAt", 'rejectedAt'],
    ],
  ),
  ...breaksOf(
    `${ladder}/rejections.ts`,
    [steps],
    [
      [
        'L2',
        'what is ruled later is pending before',
        'const ruledLater = assignment.claimRuledAt !== undefined &&',
        'const ruledLater = assignment.claimRuledAt === -1 &&',
      ],
      [
        'L7',
        'a direct request refused is one',
        "how === 'direct' && response === 'declined'",
        "how !== 'direct' && response === 'declined'",
      ],
    ],
  ),
  ...breaksOf(
    `${ladder}/makeTask.ts`,
    [steps],
    [
      [
        'L2',
        'the ROC rules when the CIC did not',
        'if (row.late === undefined || at <= due)',
        'if (row.late === undefined || at <= Infinity)',
      ],
      ['L2', 'within as many days', 'due: calendar.deadline(due, days)', 'due'],
    ],
  ),
  ...breaksOf(
    `${ladder}/taskTable.ts`,
    [steps],
    [
      ['L2', 'the CIC rules', "role: 'cic',\n    copies: [],", "role: 'roc',\n    copies: [],"],
      ['L2', 'in two business days', "days: 'claimBusinessDays'", "days: 'answerBusinessDays'"],
      [
        'L3',
        'the ROC writes, copy to the CC',
        "role: 'roc',\n    copies: ['cc'],",
        "role: 'roc',\n    copies: ['dd'],",
      ],
      [
        'L3',
        'it is the ROC who writes',
        "role: 'roc',\n    copies: ['cc'],",
        "role: 'rvp',\n    copies: ['cc'],",
      ],
      [
        'L3',
        'with the approved template',
        "template: 'first-rejection'",
        "template: 'second-rejection-warning'",
      ],
      ['L3', 'the talk comes after it', "after: ['emailMentor']", 'after: []'],
      [
        'L3',
        'the CC speaks',
        "role: 'cc',\n    copies: [],\n    after: ['emailMentor']",
        "role: 'roc',\n    copies: [],\n    after: ['emailMentor']",
      ],
      ['L4', 'RVP, DD and CC are told', "copies: ['rvp', 'dd', 'cc']", "copies: ['dd', 'cc']"],
      ['L4', 'before the warning', "after: ['informLeaders']", 'after: []'],
      ['L4', 'the warning explains the third', 'explain what a third rejection leads to', 'explain why'],
      ['L4', 'then its confirmation by e-mail', "after: ['warnMentor']", 'after: []'],
      [
        'L5',
        'the RVP decides',
        "role: 'rvp',\n    copies: ['dd', 'cc'],\n    after: [],\n    owedIn: ['toDiscuss']",
        "role: 'cc',\n    copies: ['dd', 'rvp'],\n    after: [],\n    owedIn: ['toDiscuss']",
      ],
      [
        'L5',
        'with DD and CC',
        "copies: ['dd', 'cc'],\n    after: [],\n    owedIn: ['toDiscuss']",
        "copies: [],\n    after: [],\n    owedIn: ['toDiscuss']",
      ],
      [
        'L5',
        'told only once it is decided',
        "owedIn: ['terminate'],\n    waitsIn: UNDECIDED,\n    days: 'talkBusinessDays'",
        "owedIn: ['terminate', 'toDiscuss'],\n    days: 'talkBusinessDays'",
      ],
      ['L5', 'then confirmed by e-mail', "after: ['informOfTermination']", 'after: []'],
      [
        'L6',
        'the CC asks',
        "role: 'cc',\n    copies: [],\n    after: [],\n    owedIn: ['toAsk']",
        "role: 'dd',\n    copies: [],\n    after: [],\n    owedIn: ['toAsk']",
      ],
      [
        'L6',
        'the DD is asked too',
        "owedIn: ['exceptionAsked'],\n    days: 'decideBusinessDays',\n    outcomes: ['agree', 'disagree']",
        "owedIn: [],\n    days: 'decideBusinessDays',\n    outcomes: ['agree', 'disagree']",
      ],
      [
        'L6',
        'the ROC changes the classification',
        "role: 'roc',\n    copies: [],\n    after: [],\n    owedIn: ['exceptionGranted']",
        "role: 'cc',\n    copies: [],\n    after: [],\n    owedIn: ['exceptionGranted']",
      ],
      [
        'L6',
        'the CC explains',
        "owedIn: ['exceptionGranted'],\n    days: 'talkBusinessDays'",
        "owedIn: [],\n    days: 'talkBusinessDays'",
      ],
      ['L6', 'RCIC and RVIC are told', "copies: ['cic', 'rcic', 'rvic']", "copies: ['cic', 'rvic']"],
      ['L6', 'after the change', "after: ['changeClassification']", 'after: []'],
    ],
  ),
  ...breaksOf(
    `${ladder}/fates.ts`,
    [steps],
    [
      [
        'L5',
        'termination when they say so',
        "task: 'discussMentor', outcomes: ['terminate']",
        "task: 'discussMentor', outcomes: ['upheld']",
      ],
      [
        'L6',
        'an exception when they say so',
        "task: 'discussMentor', outcomes: ['exception']",
        "task: 'discussMentor', outcomes: ['upheld']",
      ],
      [
        'L6',
        'the RVP grants it',
        "task: 'decideException', outcomes: ['grant']",
        "task: 'decideException', outcomes: ['upheld']",
      ],
      [
        'L6',
        'or refuses it',
        "task: 'decideException', outcomes: ['refuse']",
        "task: 'decideException', outcomes: ['upheld']",
      ],
    ],
  ),
  ...breaksOf(
    `${ladder}/stepsOwed.ts`,
    [steps],
    [
      [
        'L5',
        'a fourth adds evidence only',
        'if (step === 3 && open !== undefined && !isOver(open.progress, rejection))',
        'if (false && open !== undefined && !isOver(open.progress, rejection))',
      ],
      [
        'L5',
        'after an exception a new third step',
        "fate === 'exceptionGranted' && rejection",
        "fate === 'terminate' && rejection",
      ],
      ['L4', 'the second rests on both', 'counted.indexOf(rejection) + 1)', 'counted.indexOf(rejection))'],
      ['L7', 'the nth owes step n', 'const step = free.shift() ?? 3;', 'const step = free.pop() ?? 3;'],
    ],
  ),
  ...breaksOf(
    `${ladder}/stepTasks.ts`,
    [steps],
    [
      ['L3', 'a task runs from the one before', '...before])', ']) + before.length'],
      [
        'L5',
        'what follows runs from the decision',
        'latest([rejection.countedFrom, turned,',
        'latest([rejection.countedFrom,',
      ],
    ],
  ),
  ...breaksOf(
    `${ladder}/stepsOwed.ts`,
    [excuses],
    [
      [
        'L7',
        'no step comes twice',
        'LADDER_STEPS.filter((step) => !taken.has(step))',
        'LADDER_STEPS.filter(() => taken)',
      ],
      [
        'L7',
        'what is done stays where it was done',
        'if (kept !== undefined) owed.push(owes(rejection, kept));',
        '',
      ],
      ['L7', 'a step of too many is annotated', 'tooMany: progress.step > counted.length', 'tooMany: false'],
    ],
  ),
  ...breaksOf(
    `${ladder}/leftTasks.ts`,
    [excuses],
    [
      [
        'L7',
        'excused later: open ones are withdrawn',
        "record.doneAt === undefined) return 'withdrawn'",
        "record.doneAt === undefined) return 'owed'",
      ],
      [
        'L7',
        'done ones are annotated',
        "!annulled ? finished : 'excusedAfter'",
        '!annulled ? finished : finished',
      ],
    ],
  ),
  ...breaksOf(
    `${ladder}/stepTasks.ts`,
    [excuses],
    [
      [
        'L7',
        'a termination too few carry is looked at again',
        'if (told.length === 0) return undefined;',
        'return undefined;',
      ],
    ],
  ),
];
