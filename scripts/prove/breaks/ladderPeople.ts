import { breaksOf, type Break } from './break.ts';

const ladder = 'plugin/src/rules/ladder';
const roles = 'test/rules/hierarchy/roles.test.ts';
const actors = 'test/rules/ladder/ladderActors.test.ts';
const drafts = 'test/policy/readTemplates.test.ts';
const escalations = 'test/rules/ladder/escalations.test.ts';
const escalationAnswers = 'test/rules/ladder/escalationAnswers.test.ts';

/** L8 to L11: who acts, what is written and drafted, what is escalated and appealed. */
export const ladderPeopleBreaks: readonly Break[] = [
  ...breaksOf(
    'plugin/src/rules/hierarchy/roles.ts',
    [roles],
    [
      ['L8', 'CIC to ROC, then RFPL', "cic: ['roc', 'rfpl']", "cic: ['rfpl', 'roc']"],
      ['L8', 'CC to DD, then RVP', "cc: ['dd', 'rvp']", "cc: ['rvp', 'dd']"],
      ['L8', 'the next person up', '[wanted, ...NEXT_UP[wanted]]', '[wanted]'],
      ['L8', 'nobody acts on a step about themself', 'holder !== except', 'holder !== undefined'],
      ['L8', 'that another acts is said', 'fallback: role !== wanted', 'fallback: false'],
    ],
  ),
  ...breaksOf(
    `${ladder}/actors.ts`,
    [actors],
    [
      [
        'L8',
        'never the one it is about',
        'holders.acting(wanted, chapterId, about)',
        'holders.acting(wanted, chapterId)',
      ],
      ['L8', 'an empty chain is said', 'Nobody holds this role', 'Somebody holds this role'],
      ['L8', 'on the board of the ROC', '; on the board of the ${ROLE_WORDS.roc}', ''],
      ['L8', 'in place of whom', ', in place of the ${ROLE_WORDS[wanted]}', ''],
    ],
  ),
  ...breaksOf(
    `${ladder}/makeTask.ts`,
    [actors],
    [
      [
        'L8',
        'who did it stays',
        'past && record?.actorRole !== undefined',
        'past && record?.actorRole === null',
      ],
      ['L8', 'the ROC for a CIC with the RFPL', "(['rfpl'] as const)", '([] as const)'],
    ],
  ),
  ...breaksOf(
    `${ladder}/ladderKey.ts`,
    [actors, escalations],
    [
      [
        'L9',
        'each mentor, rejection, step and task has one key',
        '`ladder:${mentorId}:${assignmentId}:${step}:${task}`',
        '`ladder:${mentorId}:${assignmentId}:1:${task}`',
      ],
      ['L9', 'a key of another kind is none', "kind !== 'ladder' ||", ''],
      [
        'L10',
        'each issue has its own key',
        '`escalation:${requestId}:${issue}:${n}`',
        '`escalation:${requestId}:issue:${n}`',
      ],
    ],
  ),
  ...breaksOf(
    `${ladder}/ladderRecord.ts`,
    [actors],
    [
      ['L9', 'one row a key', 'if (other === undefined || before(known, other))', 'if (other === undefined)'],
      ['L9', 'of two that are done the first', 'if (left.doneAt !== right.doneAt) return done < 0;', ''],
    ],
  ),
  ...breaksOf(
    'plugin/src/policy/readTemplates.ts',
    [drafts],
    [
      [
        'L9',
        'no draft with a field that nobody fills',
        '!known.includes(name)',
        '!known.includes(name) && false',
      ],
      ['L9', 'no task without its draft', '!files.has(template)', '!files.has(template) && false'],
    ],
  ),
  ...breaksOf(
    'plugin/src/policy/renderDraft.ts',
    [drafts],
    [['L3', 'links to what helps', '`${name}: ${url}`', 'name']],
  ),
  ...breaksOf(
    `${ladder}/draftFields.ts`,
    [drafts],
    [['L4', 'the draft says how many there are', 'String(counted.length)', "'1'"]],
  ),
  ...breaksOf(
    `${ladder}/escalations.ts`,
    [escalations, escalationAnswers],
    [
      ['L10', 'it stands on the board of the ROC', "?? 'roc';", "?? 'cic';"],
      ['L10', 'copy to the RFPL', "[acting('rfpl', mentorId)]", "[acting('cc', mentorId)]"],
      ['L10', 'until it is answered', "answer?.settles ? 'decided' : 'owed'", "'owed'"],
      ['L10', 'due in its business days', 'calendar.deadline(from, policy.escalationBusinessDays)', 'from'],
      ['L10', 'the open one keeps its key', 'return open?.key ??', 'return'],
      ['L10', 'the next one gets another', 'made.length + 1', '1'],
      ['L10', 'never before it was asked', '|| askedAt === undefined) return []', ') return []'],
      ['L10', 'who accepted it keeps it', '? record.actorRole : undefined', '? undefined : undefined'],
      [
        'L10',
        'its time begins again with whoever has it then',
        'answer?.settles === false && doneAt !== undefined ? doneAt : askedAt',
        'askedAt',
      ],
    ],
  ),
  ...breaksOf(
    `${ladder}/escalationAnswers.ts`,
    [escalationAnswers],
    [
      [
        'L10',
        'what was accepted stays on the board',
        'accepted: { settles: false,',
        'accepted: { settles: true,',
      ],
      ['L10', 'what was passed up is with the RVP', "next: 'rvp'", "next: 'roc'"],
      [
        'L10',
        'any other answer settles it',
        'answer === undefined ? SETTLED',
        'answer === undefined ? undefined',
      ],
    ],
  ),
  ...breaksOf(
    `${ladder}/taskTable.ts`,
    [actors],
    [
      [
        'L11',
        'the DD answers',
        "role: 'dd',\n    copies: [],\n    after: [],\n    days: 'answerBusinessDays'",
        "role: 'cc',\n    copies: [],\n    after: [],\n    days: 'answerBusinessDays'",
      ],
      ['L11', 'then the RVP', "late: 'rvp',", ''],
      [
        'L11',
        'a second appeal goes to the RVP',
        "role: 'rvp',\n    copies: [],\n    after: [],\n    days: 'answerBusinessDays'",
        "role: 'dd',\n    copies: [],\n    after: [],\n    days: 'answerBusinessDays'",
      ],
      [
        'L11',
        'within ten business days',
        "days: 'answerBusinessDays',\n    late",
        "days: 'claimBusinessDays',\n    late",
      ],
    ],
  ),
  ...breaksOf(
    `${ladder}/stepTasks.ts`,
    [actors],
    [
      ['L11', 'open steps wait', 'if (scene.hold.waiting)', 'if (false)'],
      ['L11', 'and have their full time after the answer', 'scene.hold.until, ', ''],
    ],
  ),
  ...breaksOf(
    `${ladder}/appeals.ts`,
    [actors],
    [
      ['L11', 'one made too late holds nothing', 'appeals.filter(({ inTime }) => inTime)', '[...appeals]'],
      [
        'L11',
        'ten business days from being told',
        'askedAt <= calendar.deadline(told, policy.appealBusinessDays)',
        'askedAt <= told',
      ],
      ['L11', 'upheld takes the rejection out', "record.outcome === 'upheld'", "record.outcome === 'grant'"],
    ],
  ),
  ...breaksOf(
    `${ladder}/appeals.ts`,
    ['test/rules/ladder/appeals.test.ts'],
    [
      ['L11', 'told by word', "act === 'talk' ||", ''],
      ['L11', 'or by e-mail', "|| to === 'mentor'", ''],
      [
        'L11',
        'told of that step of that rejection',
        'names.assignmentId !== assignmentId || names.step !== step',
        'false',
      ],
      ['L11', 'the first time', 'Math.min(...times)', 'Math.max(...times)'],
      [
        'L11',
        'a second one after the first answer',
        "names.task === 'answerAppeal' : toMentor",
        'toMentor : toMentor',
      ],
      ['L11', 'the latest answer frees the steps', 'Math.max(...answers)', 'Math.min(...answers)'],
    ],
  ),
];
