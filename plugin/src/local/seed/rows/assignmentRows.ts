import { userKey, type Attempt, type Offer } from '../world/model.ts';
import type { NumberedRequest } from './requestRows.ts';
import { dateTime, optionalDateTime, reference, stamps, type SeedRow, type SeedTable } from './row.ts';

/** Assignments and attempts, the objects of the package: only where the process applies (M0). */
export function assignmentTables(requests: readonly NumberedRequest[]): SeedTable[] {
  const offers = requests
    .filter(({ request }) => request.region.enrolled)
    .flatMap(({ key, request }) =>
      request.offers.map((offer, index) => ({
        key,
        offer,
        region: request.region.name,
        name: `${key}:${index + 1}`,
      })),
    )
    .sort((one, other) => one.offer.offeredAt - other.offer.offeredAt);
  const attempts = offers
    .flatMap(({ offer, name }) =>
      offer.attempts.map((attempt, index) => ({ attempt, name, count: index + 1 })),
    )
    .sort((one, other) => one.attempt.loggedAt - other.attempt.loggedAt);
  return [
    {
      object: 'Mentor_Assignment__c',
      rows: offers.map(({ key, offer, region, name }) => offerRow(key, offer, region, name)),
    },
    {
      object: 'Contact_Attempt__c',
      rows: attempts.map(({ attempt, name, count }) => attemptRow(attempt, name, count)),
    },
  ];
}

/** What the package's flow fills in at a save is given here, because loading runs no flow. */
function offerRow(requestKey: string, offer: Offer, region: string, name: string): SeedRow {
  const user = reference(userKey(offer.mentor.username));
  return {
    key: `assignment:${name}`,
    values: {
      Request__c: reference(requestKey),
      Mentor__c: reference(offer.mentor.key),
      Mentor_User__c: user,
      OwnerId: user,
      Offered_At__c: dateTime(offer.offeredAt),
      How__c: offer.how,
      Recommended_By__c: offer.how === 'Direct' ? 'Client' : 'Coordinator',
      Note__c: offer.note,
      Response__c: offer.response,
      Responded_At__c: optionalDateTime(offer.respondedAt),
      Decline_Reason__c: offer.declineReason,
      Claim_Status__c: offer.claim,
      Outcome__c: offer.outcome,
      Outcome_Notes__c: offer.outcomeNotes,
      Ended_At__c: optionalDateTime(offer.endedAt),
      Follow_Up_Tried_At__c: optionalDateTime(offer.followUpTriedAt),
      Follow_Up_Answered__c: offer.followUpAnswered ?? false,
      Unlocked_By_ROC__c: offer.unlockReason !== undefined,
      Unlock_Reason__c: offer.unlockReason,
      Cause_Key__c: `seed:${name}`,
      Region__c: region,
      Open_Key__c: holdsRequest(offer) ? reference(requestKey) : undefined,
      ...stamps(offer.offeredAt, offer.touchedAt),
    },
  };
}

/** P7: one assignment at a time holds a request. */
function holdsRequest({ response, outcome }: Offer): boolean {
  return outcome === undefined && response !== 'Declined' && response !== 'Timed Out';
}

function attemptRow(attempt: Attempt, assignment: string, count: number): SeedRow {
  return {
    key: `attempt:${assignment}:${count}`,
    values: {
      Assignment__c: reference(`assignment:${assignment}`),
      Method__c: attempt.method,
      Made_At__c: dateTime(attempt.madeAt),
      Result__c: attempt.result,
      Voided__c: attempt.voidReason !== undefined,
      Void_Reason__c: attempt.voidReason,
      Attempt_Key__c: `seed:${assignment}:${count}`,
      ...stamps(attempt.loggedAt, attempt.touchedAt),
    },
  };
}
