import type { ObjectSchema, PicklistValue } from '../schemaTypes.ts';
import type { SqlValue } from '../storage/index.ts';
import { identifier, sql } from '../storage/index.ts';
import type { Draft } from './draft.ts';
import type { Engine } from './engine.ts';

/** Fields the platform fills from others each time a record is saved. */
type Derivation = (draft: Draft, context: DerivationContext) => void;

interface DerivationContext {
  engine: Engine;
  object: ObjectSchema;
  /** The record before, or undefined for a new one. */
  before: Draft | undefined;
  now: string;
}

const personName: Derivation = (draft) => {
  const parts = [draft.get('FirstName'), draft.get('LastName')].filter((part) => typeof part === 'string');
  draft.set('Name', parts.join(' ') || null);
};

function chosen(context: DerivationContext, draft: Draft, field: string): PicklistValue | undefined {
  const value = draft.get(field);
  return context.object.field(field)?.picklistValues.find((entry) => entry.value === value);
}

/** Sets the flag from the status, and stamps the moment it turned on. */
const closing =
  (status: string, stampField?: string): Derivation =>
  (draft, context) => {
    const closed = chosen(context, draft, status)?.closed === true;
    draft.set('IsClosed', Number(closed));
    if (stampField === undefined) return;
    if (!closed) draft.set(stampField, null);
    else if (context.before?.get('IsClosed') !== 1 && (draft.get(stampField) ?? null) === null) {
      draft.set(stampField, context.now);
    }
  };

/** Copies a value of the record a lookup points to. */
function fromParent(engine: Engine, object: string, field: string, id: SqlValue | undefined): SqlValue {
  if (id === null || id === undefined) return null;
  return (
    engine.database.row(
      sql`SELECT ${identifier(field)} FROM ${identifier(object)} WHERE "Id" = ${id}`,
    )?.[0] ?? null
  );
}

const derivations: Readonly<Record<string, readonly Derivation[]>> = {
  Contact: [personName],
  Lead: [personName],
  User: [
    personName,
    (draft, { engine }) => {
      draft.set('UserType', fromParent(engine, 'Profile', 'UserType', draft.get('ProfileId')));
      draft.set('AccountId', fromParent(engine, 'Contact', 'AccountId', draft.get('ContactId')));
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
  ],
  Opportunity: [
    closing('StageName'),
    (draft, context) => draft.set('IsWon', Number(chosen(context, draft, 'StageName')?.won === true)),
  ],
};

export function applyDerivations(draft: Draft, context: DerivationContext): void {
  for (const derive of derivations[context.object.name] ?? []) derive(draft, context);
}
