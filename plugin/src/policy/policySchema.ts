import { z } from 'zod';
import type { RulesPolicy } from '../rules/index.ts';
import {
  group,
  isoDate,
  lifetimeOrDays,
  listOf,
  oneOf,
  setOf,
  text,
  timeZone,
  wholeNumber,
} from './settings.ts';

const how = () => oneOf(['direct', 'assigned']);
const mode = () => oneOf(['recommend', 'shadow']);

const content = group({
  scope: group({
    enrolledRegions: setOf(text(), { min: 1 }).describe('M0: regions that take part, by name'),
  }),
  capacity: group({
    window: oneOf(['sundayWeek', 'rolling7', 'platform']).describe('M7: what "this week" is'),
    numberCounts: setOf(how(), { min: 1 }).describe('M7: what the number field limits'),
    textCounts: setOf(how(), { min: 1 }).describe("M7: what the pilot's text limits"),
    textHighestBelieved: wholeNumber(1, 100).describe('M6: the highest weekly limit believed from text'),
  }),
  match: group({
    candidates: wholeNumber(1, 5).describe('M12: ranked mentors shown per request'),
    fairTurnDays: wholeNumber(7, 365).describe('M5: days whose assignments make the fair turn'),
    unlimitedCountsAsAtLeast: wholeNumber(1, 100).describe('M5: least weekly weight of an unlimited mentor'),
    continuityPauseDays: wholeNumber(0, 365).describe('M9: longest pause of a previous mentor to wait for'),
    relatedAreas: listOf(setOf(text(), { min: 2 })).describe('M3: areas that stand in for each other'),
  }),
  assignment: group({
    mode: mode().describe('M13: recommend or shadow'),
    regions: z
      .record(text(), mode(), 'a group of region names, each with its mode')
      .describe('M13: per region'),
  }),
  deadlines: group({
    acceptBusinessDays: wholeNumber(1, 30).describe('D1: to accept, from the offer'),
    followUpBusinessDays: wholeNumber(1, 30).describe('D3: to follow up, from the time-out'),
    clientContactBusinessDays: wholeNumber(1, 30).describe('D4a: first contact, from the submission'),
    mentorContactBusinessDays: wholeNumber(1, 30).describe('D4b: first contact, from submission or offer'),
    firstSessionDays: wholeNumber(1, 90).describe('D7: to arrange the first session, from the acceptance'),
    afterSessionBusinessDays: wholeNumber(1, 30).describe('D8: to decide what follows a session'),
    notesHours: wholeNumber(1, 240).describe('D9: to log the notes, from the end of the session'),
    queueBusinessDays: wholeNumber(1, 30).describe('D11: to move a waiting request on'),
    reassignBusinessDays: wholeNumber(1, 30).describe('M16: to reassign what a mentor who left still holds'),
    warnHours: wholeNumber(0, 240).describe('D11: business hours ahead of a due time to warn'),
    notesWarnHours: wholeNumber(0, 240).describe('D9: hours ahead to remind of the notes'),
    notesLockDay: wholeNumber(1, 28).describe('D9: day of the next month on which a session locks'),
    engageNoticeHours: wholeNumber(1, 240).describe("D2: Engage's notice to the mentor, from the offer"),
    engageReminderHours: wholeNumber(1, 240).describe("D2: Engage's reminder, from the offer"),
    engageReturnBusinessDays: wholeNumber(1, 30).describe('D2: Engage takes it back, from the offer'),
  }),
  attempts: group({
    minimum: wholeNumber(1, 20).describe('D5: attempts that must count'),
    distinctMethods: wholeNumber(1, 3).describe('D5: different methods among them'),
    withinDays: wholeNumber(1, 90).describe('D5: days within which they lie'),
    sameMethodMinutes: wholeNumber(0, 1440).describe('D5: the same method sooner counts once'),
    spanHours: wholeNumber(0, 336).describe('D5: least hours from first to last'),
  }),
  transfer: group({
    notesMinimum: wholeNumber(1, 1000).describe('T1: least characters of the notes of a transfer'),
  }),
  ladder: group({
    countedFrom: isoDate().describe('L7: the first day that counts'),
    counts: setOf(oneOf(['declinedAssigned', 'refusedDirect', 'timedOut', 'transferred']), {
      min: 1,
    }).describe('L7: what counts as a rejection'),
    window: lifetimeOrDays().describe('L7: within which rejections count together'),
    withoutReason: oneOf(['claim', 'counts']).describe('L1: a decline without a reason code'),
    claimBusinessDays: wholeNumber(1, 30).describe('L2: to rule on a claim'),
    emailBusinessDays: wholeNumber(1, 30).describe('L3-L6: to send an e-mail'),
    talkBusinessDays: wholeNumber(1, 30).describe('L3-L6: to speak with the mentor'),
    decideBusinessDays: wholeNumber(1, 60).describe('L5, L6: to discuss and decide'),
    changeBusinessDays: wholeNumber(1, 30).describe('L6: to change a classification'),
    escalationBusinessDays: wholeNumber(1, 30).describe('L10: to answer an escalation'),
    appealBusinessDays: wholeNumber(1, 60).describe('L11: to appeal'),
    answerBusinessDays: wholeNumber(1, 60).describe('L11: to answer an appeal'),
  }),
  calendar: group({
    timeZone: timeZone().describe("M7, D10: the org's own zone"),
    closures: listOf(group({ date: isoDate(), name: text(80) })).describe(
      'D10: closed days besides the federal holidays',
    ),
  }),
  sync: group({
    retentionDays: wholeNumber(30, 3650).describe('days that a closed request stays in the working set'),
    overlapSeconds: wholeNumber(0, 86_400).describe('seconds that a pull reads again'),
    apiReservePercent: wholeNumber(0, 95).describe('percent of daily API calls left to others'),
    batchSize: wholeNumber(1, 200).describe('records in one write'),
  }),
});

/** `config/policy.yaml`: every setting, with the rule it belongs to in its description. */
export const policySchema = content.superRefine(({ scope, assignment }, context) => {
  for (const name of Object.keys(assignment.regions)) {
    if (scope.enrolledRegions.includes(name)) continue;
    const message = `the name of an enrolled region (${scope.enrolledRegions.join(', ')})`;
    context.addIssue({ code: 'custom', path: ['assignment', 'regions', name], message });
  }
});

type PolicyContent = z.output<typeof policySchema>;

/** M13. */
export type AssignmentMode = PolicyContent['assignment']['mode'];
export type SyncSettings = Readonly<PolicyContent['sync']>;

/** `config/policy.yaml`, read and checked. */
export interface Policy {
  /** 12 hex digits of everything that decides; `sync` settings do not change it. */
  readonly version: string;
  readonly rules: RulesPolicy;
  readonly assignment: {
    readonly mode: AssignmentMode;
    readonly regions: Readonly<Record<string, AssignmentMode>>;
  };
  readonly sync: SyncSettings;
}
