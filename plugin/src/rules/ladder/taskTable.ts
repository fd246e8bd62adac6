import type { LadderPolicy } from '../policy.ts';
import type { Role } from '../facts.ts';
import type { Fate } from './fates.ts';
import type { LadderOutcome } from './ladderOutcome.ts';

export const LADDER_TASKS = [
  'ruleOnClaim',
  'emailMentor',
  'talkWithMentor',
  'informLeaders',
  'warnMentor',
  'confirmWarning',
  'discussMentor',
  'informOfTermination',
  'confirmTermination',
  'askException',
  'giveView',
  'decideException',
  'changeClassification',
  'explainException',
  'informCoordinators',
  'reviewTermination',
  'answerAppeal',
  'answerSecondAppeal',
] as const;

export type LadderTaskCode = (typeof LADDER_TASKS)[number];

export type LadderTaskKind =
  'claim' | 'firstRejection' | 'secondRejection' | 'thirdRejection' | 'exception' | 'review' | 'appeal';

/** `email`: a draft that a person sends (L9). `decide`: people must decide; the outcome is recorded. */
export type LadderAct = 'email' | 'talk' | 'decide' | 'change';

/** Drafts in `config/templates`. */
export type LadderTemplate =
  | 'first-rejection'
  | 'second-rejection-leaders'
  | 'second-rejection-warning'
  | 'third-rejection-termination'
  | 'exception-coordinators';

type BusinessDays = Extract<keyof LadderPolicy, `${string}BusinessDays`>;

export interface LadderTaskRow {
  readonly task: LadderTaskCode;
  readonly rule: string;
  readonly kind: LadderTaskKind;
  readonly act: LadderAct;
  readonly role: Role;
  /** Takes part, or gets a copy. */
  readonly copies: readonly Role[];
  /** Starts once these are done. */
  readonly after: readonly LadderTaskCode[];
  /** L5, L6: owed in these turns of the matter, waits in those; in any other it falls away. Undefined: in every turn. */
  readonly owedIn?: readonly Fate[];
  readonly waitsIn?: readonly Fate[];
  readonly days: BusinessDays;
  /** Who takes over, with as many days, when the time has passed. */
  readonly late?: Role;
  readonly template?: LadderTemplate;
  /** To whom an e-mail goes; `copies`: the roles listed there are its recipients. */
  readonly to?: 'mentor' | 'copies';
  /** What a decision can say. */
  readonly outcomes?: readonly LadderOutcome[];
  /** What other tasks wait for, to be said after "once ". */
  readonly settled?: string;
  /** What is to be done, to be said after "Chapter Chair: ". */
  readonly words: string;
}

const UNDECIDED: readonly Fate[] = ['toDiscuss', 'toAsk', 'exceptionAsked'];

/** L2-L6, L11: every task that can be owed, who does it, after what, and in how many business days. */
export const TASK_TABLE: readonly LadderTaskRow[] = [
  {
    task: 'ruleOnClaim',
    rule: 'L2',
    kind: 'claim',
    act: 'decide',
    role: 'cic',
    copies: [],
    after: [],
    days: 'claimBusinessDays',
    late: 'roc',
    outcomes: ['confirmed', 'rejected'],
    words: 'rule on the claim that this decline does not count',
  },
  {
    task: 'emailMentor',
    rule: 'L3',
    kind: 'firstRejection',
    act: 'email',
    role: 'roc',
    copies: ['cc'],
    after: [],
    days: 'emailBusinessDays',
    template: 'first-rejection',
    to: 'mentor',
    settled: 'the e-mail to the mentor is sent',
    words: 'e-mail the mentor about the first counted rejection, with a copy to the Chapter Chair',
  },
  {
    task: 'talkWithMentor',
    rule: 'L3',
    kind: 'firstRejection',
    act: 'talk',
    role: 'cc',
    copies: [],
    after: ['emailMentor'],
    days: 'talkBusinessDays',
    words: 'speak with the mentor about the policies, and give training and links',
  },
  {
    task: 'informLeaders',
    rule: 'L4',
    kind: 'secondRejection',
    act: 'email',
    role: 'roc',
    copies: ['rvp', 'dd', 'cc'],
    after: [],
    days: 'emailBusinessDays',
    template: 'second-rejection-leaders',
    to: 'copies',
    settled: 'they are told',
    words:
      'tell the Regional Vice President, the District Director and the Chapter Chair of the second counted rejection',
  },
  {
    task: 'warnMentor',
    rule: 'L4',
    kind: 'secondRejection',
    act: 'talk',
    role: 'cc',
    copies: [],
    after: ['informLeaders'],
    days: 'talkBusinessDays',
    settled: 'the warning is given',
    words: 'warn the mentor, and explain what a third rejection leads to',
  },
  {
    task: 'confirmWarning',
    rule: 'L4',
    kind: 'secondRejection',
    act: 'email',
    role: 'cc',
    copies: ['roc'],
    after: ['warnMentor'],
    days: 'emailBusinessDays',
    template: 'second-rejection-warning',
    to: 'mentor',
    words: 'confirm the warning by e-mail',
  },
  {
    task: 'discussMentor',
    rule: 'L5',
    kind: 'thirdRejection',
    act: 'decide',
    role: 'rvp',
    copies: ['dd', 'cc'],
    after: [],
    owedIn: ['toDiscuss'],
    days: 'decideBusinessDays',
    outcomes: ['terminate', 'exception'],
    words: "discuss the mentor's situation with the District Director and the Chapter Chair, and decide",
  },
  {
    task: 'informOfTermination',
    rule: 'L5',
    kind: 'thirdRejection',
    act: 'talk',
    role: 'cc',
    copies: [],
    after: [],
    owedIn: ['terminate'],
    waitsIn: UNDECIDED,
    days: 'talkBusinessDays',
    settled: 'the volunteer is informed',
    words: 'inform the volunteer of the termination',
  },
  {
    task: 'confirmTermination',
    rule: 'L5',
    kind: 'thirdRejection',
    act: 'email',
    role: 'cc',
    copies: ['roc'],
    after: ['informOfTermination'],
    owedIn: ['terminate'],
    waitsIn: UNDECIDED,
    days: 'emailBusinessDays',
    template: 'third-rejection-termination',
    to: 'mentor',
    words: 'confirm the termination by e-mail',
  },
  {
    task: 'askException',
    rule: 'L6',
    kind: 'exception',
    act: 'decide',
    role: 'cc',
    copies: [],
    after: [],
    owedIn: ['toAsk'],
    days: 'decideBusinessDays',
    outcomes: ['communityEngagement', 'fundraising', 'workshopPresentations', 'otherActivity'],
    words: 'ask for the exception, and name the other activity',
  },
  {
    task: 'giveView',
    rule: 'L6',
    kind: 'exception',
    act: 'decide',
    role: 'dd',
    copies: [],
    after: [],
    owedIn: ['exceptionAsked'],
    days: 'decideBusinessDays',
    outcomes: ['agree', 'disagree'],
    words: 'agree or disagree to the exception',
  },
  {
    task: 'decideException',
    rule: 'L6',
    kind: 'exception',
    act: 'decide',
    role: 'rvp',
    copies: ['dd', 'cc'],
    after: [],
    owedIn: ['exceptionAsked'],
    days: 'decideBusinessDays',
    outcomes: ['grant', 'refuse'],
    words: 'grant the exception or refuse it; the last word where the three do not agree',
  },
  {
    task: 'changeClassification',
    rule: 'L6',
    kind: 'exception',
    act: 'change',
    role: 'roc',
    copies: [],
    after: [],
    owedIn: ['exceptionGranted'],
    days: 'changeBusinessDays',
    settled: 'the classification is changed',
    words: 'change the classification to Volunteer',
  },
  {
    task: 'explainException',
    rule: 'L6',
    kind: 'exception',
    act: 'talk',
    role: 'cc',
    copies: [],
    after: [],
    owedIn: ['exceptionGranted'],
    days: 'talkBusinessDays',
    words: 'explain the decision to the volunteer',
  },
  {
    task: 'informCoordinators',
    rule: 'L6',
    kind: 'exception',
    act: 'email',
    role: 'roc',
    copies: ['cic', 'rcic', 'rvic'],
    after: ['changeClassification'],
    owedIn: ['exceptionGranted'],
    days: 'emailBusinessDays',
    template: 'exception-coordinators',
    to: 'copies',
    words: 'tell the Client Intake Coordinators and the Regional Volunteer Intake Coordinator by e-mail',
  },
  {
    task: 'reviewTermination',
    rule: 'L7',
    kind: 'review',
    act: 'decide',
    role: 'rvp',
    copies: ['dd', 'cc'],
    after: [],
    days: 'decideBusinessDays',
    outcomes: ['terminate', 'reinstate'],
    words: 'look again at the termination: fewer than three rejections count now',
  },
  {
    task: 'answerAppeal',
    rule: 'L11',
    kind: 'appeal',
    act: 'decide',
    role: 'dd',
    copies: [],
    after: [],
    days: 'answerBusinessDays',
    late: 'rvp',
    outcomes: ['upheld', 'denied'],
    words: "answer the mentor's appeal",
  },
  {
    task: 'answerSecondAppeal',
    rule: 'L11',
    kind: 'appeal',
    act: 'decide',
    role: 'rvp',
    copies: [],
    after: [],
    days: 'answerBusinessDays',
    outcomes: ['upheld', 'denied'],
    words: "answer the mentor's second appeal",
  },
];

const STEP_KINDS: Readonly<Record<1 | 2 | 3, readonly LadderTaskKind[]>> = {
  1: ['firstRejection'],
  2: ['secondRejection'],
  3: ['thirdRejection', 'exception'],
};

const byStep = (step: 1 | 2 | 3): readonly LadderTaskRow[] =>
  TASK_TABLE.filter(({ kind }) => STEP_KINDS[step].includes(kind));

/** L3-L6: the rows of each step. */
export const STEP_TASKS: Readonly<Record<1 | 2 | 3, readonly LadderTaskRow[]>> = {
  1: byStep(1),
  2: byStep(2),
  3: byStep(3),
};

const ROWS = new Map(TASK_TABLE.map((row) => [row.task, row]));

/** The row of a task. @throws RangeError for one that the table lacks. */
export const taskRow = (task: LadderTaskCode): LadderTaskRow => {
  const row = ROWS.get(task);
  if (row === undefined) throw new RangeError(`The ladder's table has no task "${task}".`);
  return row;
};
