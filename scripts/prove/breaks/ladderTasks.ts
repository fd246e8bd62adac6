import { breaksOf, type Break } from './break.ts';

const ladder = 'plugin/src/rules/ladder';
const steps = 'test/rules/ladder/ladderSteps.test.ts';

/** L2 to L6: who does what, after what. */
export const ladderTaskBreaks: readonly Break[] = [
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
];
