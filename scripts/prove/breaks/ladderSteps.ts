import { breaksOf, type Break } from './break.ts';

const ladder = 'plugin/src/rules/ladder';
const steps = 'test/rules/ladder/ladderSteps.test.ts';
const excuses = 'test/rules/ladder/ladderExcuses.test.ts';

/** L3 to L7: which step is owed, from when, and what stays of it. */
export const ladderStepBreaks: readonly Break[] = [
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
