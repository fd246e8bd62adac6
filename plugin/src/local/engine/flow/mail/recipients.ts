import { readDraft } from '../../dml/find.ts';
import type { Engine } from '../../dml/index.ts';
import { objectNamed } from '../../dml/index.ts';
import { sql } from '../../storage/index.ts';
import type { FlowRecord } from '../flowRecord.ts';
import type { FlowScope } from '../scope.ts';
import { fieldIn, mistake } from '../scope.ts';
import type { ObjectSchema } from '../../schemaTypes.ts';
import { cannotRun } from '../flowFile.ts';
import type { AlertElement } from './alertShape.ts';

/** Whom a mail reaches: an address, and the user or contact it belongs to. */
export interface Recipient {
  readonly address: string;
  readonly id: string | undefined;
}

type Resolve = (engine: Engine, record: FlowRecord) => Recipient[];
type RecipientElement = AlertElement['recipients'][number];

/** The address of a user, contact or queue. One without an address gets no mail, and the rest are sent. */
export function addressOf(engine: Engine, id: unknown): Recipient[] {
  const object = typeof id === 'string' ? engine.schema.objectOfId(id) : undefined;
  if (object === undefined || typeof id !== 'string') return [];
  const address = readDraft(engine, object, id).get('Email');
  if (typeof address === 'string') return [{ address, id }];
  return object.name === 'Group' ? members(engine, id) : [];
}

/** A queue without an address of its own, or a group: its members get the mail each. */
function members(engine: Engine, groupId: string): Recipient[] {
  const rows = engine.database.rows(
    sql`SELECT "UserOrGroupId" FROM "GroupMember" WHERE "GroupId" = ${groupId} ORDER BY "Id"`,
  );
  return rows.flatMap(([id]) => (String(id) === groupId ? [] : addressOf(engine, id)));
}

function byColumn(object: string, column: 'Username' | 'DeveloperName', value: string): Resolve {
  return (engine) => {
    objectNamed(engine, object);
    const rows =
      column === 'Username'
        ? engine.database.rows(sql`SELECT "Id" FROM "User" WHERE "Username" = ${value}`)
        : engine.database.rows(sql`SELECT "Id" FROM "Group" WHERE "DeveloperName" = ${value}`);
    return rows.flatMap(([id]) => addressOf(engine, id));
  };
}

function named(scope: FlowScope, recipient: RecipientElement): string {
  if (recipient.recipient !== undefined) return recipient.recipient;
  throw mistake(scope, `a recipient of type ${recipient.type} names nobody`);
}

function fromField(scope: FlowScope, object: ObjectSchema, recipient: RecipientElement): string {
  return fieldIn(scope, object, recipient.field ?? '').name;
}

/** Recipient types of an e-mail alert (Metadata API, ActionEmailRecipientTypes). */
const types: Readonly<
  Record<string, (scope: FlowScope, object: ObjectSchema, recipient: RecipientElement) => Resolve>
> = {
  owner: () => (engine, record) => addressOf(engine, record.values.get('OwnerId')),
  creator: () => (engine, record) => addressOf(engine, record.values.get('CreatedById')),
  user: (scope, _object, recipient) => byColumn('User', 'Username', named(scope, recipient)),
  group: (scope, _object, recipient) => byColumn('Group', 'DeveloperName', named(scope, recipient)),
  userLookup: (scope, object, recipient) => {
    const field = fromField(scope, object, recipient);
    return (engine, record) => addressOf(engine, record.values.get(field));
  },
  contactLookup: (scope, object, recipient) => {
    const field = fromField(scope, object, recipient);
    return (engine, record) => addressOf(engine, record.values.get(field));
  },
  email: (scope, object, recipient) => {
    const field = fromField(scope, object, recipient);
    return (_engine, record) => {
      const address = record.values.get(field);
      return typeof address === 'string' ? [{ address, id: undefined }] : [];
    };
  },
};

/** @throws MetadataError for a recipient type the local org has not got */
export function compileRecipients(scope: FlowScope, object: ObjectSchema, alert: AlertElement): Resolve {
  const resolvers = alert.recipients.map((recipient) => {
    const type = types[recipient.type];
    if (type !== undefined) return type(scope, object, recipient);
    throw cannotRun(
      scope.file,
      `${scope.element}, whose alert ${alert.fullName} has a recipient of type ${recipient.type}`,
      `the local org knows ${Object.keys(types).join(', ')}`,
    );
  });
  return (engine, record) => {
    const all = resolvers.flatMap((resolve) => resolve(engine, record));
    return [...new Map(all.map((recipient) => [recipient.address.toLowerCase(), recipient])).values()];
  };
}
