import type { RecommendationView } from 'c/mentorRecommendation';
import type { NextActionView } from 'c/nextAction';
import type { RecordNode } from 'c/recordNode';
import { recordsIn } from 'c/recordNode';

/** What the panel knows about one request. */
export interface Assignment {
  readonly requestId: string;
  readonly closed: boolean;
  /** False until the service has looked at the request. */
  readonly workedOut: boolean;
  readonly nextAction: NextActionView | undefined;
  /** A mentor holds the request: the next action is theirs. */
  readonly heldByMentor: boolean;
  /** D3: shown, but nobody may be assigned yet. */
  readonly locked: boolean;
  /** Best first. */
  readonly recommendations: readonly RecommendationView[];
  /** M12, a sentence for each tier visited. */
  readonly considered: readonly string[];
  /** ISO instant of the ranking. */
  readonly recommendedAt: string | undefined;
}

function lines(text: string | undefined): string[] {
  return (text ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Reasons are stored one a line as `code: sentence`; the plain sentence is not said twice. */
function otherReasons(reasons: string | undefined, why: string): RecommendationView['reasons'] {
  return lines(reasons)
    .map((line) => line.replace(/^[A-Za-z]+:\s*/, ''))
    .filter((sentence) => sentence !== why)
    .map((sentence, index) => ({ key: String(index), sentence }));
}

function readRecommendation(node: RecordNode): RecommendationView {
  const mentor = node.parent('Mentor__r');
  const why = node.text('Why__c') ?? '';
  return {
    id: node.id,
    rank: node.number('Rank__c') ?? 0,
    mentorName: mentor.text('Name') ?? '',
    chapterName: mentor.parent('Account').text('Name') ?? '',
    tier: node.text('Tier__c') ?? '',
    group: node.text('Match_Group__c') ?? '',
    relaxed: node.flag('Relaxed__c'),
    why,
    fitsQuestion: lines(node.text('Reasons__c')).some((line) => line.startsWith('topics:')),
    reasons: otherReasons(node.text('Reasons__c'), why),
    assignedThisWeek: node.number('Assigned_This_Week__c') ?? 0,
    weeklyLimit: node.number('Weekly_Limit__c'),
  };
}

function readNextAction(clock: RecordNode, request: RecordNode): NextActionView | undefined {
  const label = clock.label('Next_Action__c');
  return label === undefined
    ? undefined
    : {
        label,
        owner: clock.label('Next_Action_Owner__c') ?? '',
        due: clock.text('Next_Action_Due__c'),
        why: clock.text('Next_Action_Why__c') ?? '',
        submittedAt: request.text('CreatedDate'),
      };
}

/** Reads the answer to the panel's query; undefined when the request itself is not in it. */
export function readAssignment(data: unknown): Assignment | undefined {
  const [request] = recordsIn(data, 'Case');
  if (request === undefined) {
    return undefined;
  }
  const [clock] = recordsIn(data, 'Request_Clock__c');
  const ranked = recordsIn(data, 'Mentor_Recommendation__c');
  return {
    requestId: request.id,
    closed: request.flag('IsClosed'),
    workedOut: clock !== undefined,
    nextAction: clock && readNextAction(clock, request),
    heldByMentor: clock?.text('Next_Action_Owner__c') === 'Mentor',
    locked: clock?.flag('Assign_Locked__c') ?? false,
    recommendations: ranked.map(readRecommendation),
    considered: lines(clock?.text('Match_Summary__c')),
    recommendedAt: ranked[0]?.text('Recommended_At__c'),
  };
}
