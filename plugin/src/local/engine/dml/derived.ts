import { activityAccount, eventTimes } from './activityFields.ts';
import type { Derivation, DerivationContext } from './derivation.ts';
import { chosenValue, fromParent } from './derivation.ts';
import type { Draft } from './draft.ts';
import { opportunityFields } from './opportunityFields.ts';

const personName: Derivation = (draft) => {
  const parts = [draft.get('FirstName'), draft.get('LastName')].filter((part) => typeof part === 'string');
  draft.set('Name', parts.join(' ') || null);
};

/** Sets the flag from the status, and stamps the moment it turned on. */
const closing =
  (status: string, stampField?: string): Derivation =>
  (draft, context) => {
    const closed = chosenValue(context, draft, status)?.closed === true;
    draft.set('IsClosed', Number(closed));
    if (stampField === undefined) return;
    if (!closed) draft.set(stampField, null);
    else if (context.before?.get('IsClosed') !== 1 && (draft.get(stampField) ?? null) === null) {
      draft.set(stampField, context.now);
    }
  };

/** "Path to be combined with the URL of a Salesforce instance" (Object Reference, Account.PhotoUrl). */
const photo: Derivation = (draft, { before }) => {
  if (before === undefined) draft.set('PhotoUrl', `/services/images/photo/${String(draft.get('Id'))}`);
};

const derivations: Readonly<Record<string, readonly Derivation[]>> = {
  Account: [photo],
  Contact: [
    personName,
    photo,
    (draft) => draft.set('IsEmailBounced', Number((draft.get('EmailBouncedDate') ?? null) !== null)),
  ],
  Lead: [personName, photo],
  User: [
    personName,
    (draft, { engine }) => {
      draft.set('UserType', fromParent(engine, 'Profile', 'UserType', draft.get('ProfileId')));
      draft.set('AccountId', fromParent(engine, 'Contact', 'AccountId', draft.get('ContactId')));
      draft.set('IsPortalEnabled', Number((draft.get('ContactId') ?? null) !== null));
    },
  ],
  Case: [
    closing('Status', 'ClosedDate'),
    (draft, { engine, before }) => {
      // A new case takes its contact's account, unless it names one.
      if (before !== undefined || (draft.get('AccountId') ?? null) !== null) return;
      draft.set('AccountId', fromParent(engine, 'Contact', 'AccountId', draft.get('ContactId')));
    },
  ],
  Task: [
    closing('Status', 'CompletedDateTime'),
    (draft) => draft.set('IsHighPriority', Number(draft.get('Priority') === 'High')),
    activityAccount,
  ],
  Event: [eventTimes, activityAccount],
  Opportunity: [opportunityFields],
};

export function applyDerivations(draft: Draft, context: DerivationContext): void {
  for (const derive of derivations[context.object.name] ?? []) derive(draft, context);
}
