import { z } from 'zod';
import type { AssignmentMode } from '../policy/index.ts';
import type {
  BriefDecision,
  DecisionOutcome,
  InputPart,
  MatchGroup,
  MentorId,
  ReasonCode,
  RequestId,
  Tier,
  UnitId,
} from '../rules/index.ts';
import { StoreError } from './storeError.ts';

/** A decision as it is kept (M12): ids, codes, counts and hashes, from which it can be made again in full. */
export interface KeptDecision extends BriefDecision {
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly policyVersion: string;
  /** M13, of the region at that time. */
  readonly mode: AssignmentMode;
  /** A short hash of each part of what the decision was made from. */
  readonly inputs: Readonly<Record<InputPart, string>>;
}

const id = <Id extends string>() => z.custom<Id>((value) => typeof value === 'string' && value.length === 18);
const one = <Code extends string>(codes: Readonly<Record<Code, true>>) =>
  z.custom<Code>((value) => typeof value === 'string' && Object.hasOwn(codes, value));
const count = z.number().int().nonnegative();
const hash = z.string().regex(/^[0-9a-f]+$/);

const tier = one<Tier>({ chapter: true, district: true, region: true });
const outcome = one<DecisionOutcome>({
  recommended: true,
  nobodyEligible: true,
  chapterUnknown: true,
  areaUnknown: true,
  notEnrolled: true,
});
const group = one<MatchGroup>({
  continuity: true,
  areaAndIndustry: true,
  area: true,
  relatedArea: true,
  anyArea: true,
});
const reason = one<ReasonCode>({
  eligible: true,
  mentoredBefore: true,
  notActive: true,
  notMentor: true,
  subjectMatterExpert: true,
  paused: true,
  atLimit: true,
  capacityUnclear: true,
  noCapacity: true,
  lacksArea: true,
  declinedBefore: true,
  timedOutBefore: true,
  transferredBefore: true,
  holdsRequest: true,
});

/** Strict: nothing but ids, codes and counts can be kept of a decision (C2). */
const keptDecision = z.strictObject({
  requestId: id<RequestId>(),
  at: z.number().int(),
  policyVersion: z.string(),
  mode: one<AssignmentMode>({ shadow: true, recommend: true }),
  outcome,
  relaxed: z.boolean(),
  tier: tier.optional(),
  group: group.optional(),
  candidates: z.array(id<MentorId>()),
  tiers: z.array(
    z.strictObject({
      tier,
      unitId: id<UnitId>(),
      considered: count,
      byReason: z.partialRecord(reason, count),
    }),
  ),
  inputs: z.strictObject({
    policy: hash,
    request: hash,
    hierarchy: hash,
    history: hash,
    continuity: hash,
    mentors: hash,
    offers: hash,
  }),
}) satisfies z.ZodType<KeptDecision>;

/** A kept decision, checked. Throws StoreError when it is damaged. */
export function readKeptDecision(row: { requestId: string; body: string }): KeptDecision {
  const parsed = keptDecision.safeParse(JSON.parse(row.body));
  if (parsed.success) return parsed.data;
  throw new StoreError(
    {
      code: 'STORE_DAMAGED',
      message: `The store holds an unreadable decision of request ${row.requestId}.`,
      actions: [
        'Move the store file away and run "sf score sync": the rows are read from Engage anew; decisions kept until now are lost.',
      ],
    },
    { cause: parsed.error },
  );
}
