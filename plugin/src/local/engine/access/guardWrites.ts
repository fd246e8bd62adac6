import { ApiError } from '../apiError.ts';
import type { Draft, Engine } from '../dml/index.ts';
import { liveId, readDraft } from '../dml/index.ts';
import { toId18 } from '../ids.ts';
import type { FieldSchema, ObjectSchema } from '../schemaTypes.ts';
import type { QueryContext } from '../soql/index.ts';
import { identifier, sql } from '../storage/index.ts';
import type { FieldValues } from '../types.ts';
import { kindOf } from './objectKinds.ts';
import type { UserAccess } from './openAccess.ts';
import type { Need } from './sharing/recordFilter.ts';

/** Who may give any record of an object away ("Transfer Record", "Transfer Cases" and "Transfer Leads"). */
const transferPermissions: Readonly<Record<string, readonly string[]>> = {
  Case: ['TransferAnyCase', 'TransferAnyEntity'],
  Lead: ['TransferAnyLead', 'TransferAnyEntity'],
};

/** What a user may do with one record, object permissions and sharing together. */
export interface RecordRights {
  readonly read: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
  readonly transfer: boolean;
}

/** The checks of one restricted user's writes; each throws ApiError in the platform's code and words. */
export class WriteGuard {
  private readonly engine: Engine;
  private readonly user: UserAccess;
  private readonly newContext: () => QueryContext;

  constructor(engine: Engine, user: UserAccess, newContext: () => QueryContext) {
    this.engine = engine;
    this.user = user;
    this.newContext = newContext;
  }

  /** @throws ApiError INVALID_TYPE for an object that is hidden from the user */
  object(name: string): ObjectSchema {
    const object = this.engine.schema.object(name);
    if (object !== undefined && this.user.permissions.object(object).read) return object;
    throw new ApiError('INVALID_TYPE', `sObject type '${name}' is not supported.`);
  }

  insert<T>(name: string, values: FieldValues, work: () => T, idOf: (made: T) => string): T {
    const object = this.object(name);
    if (object.createable && !this.user.permissions.object(object).create)
      throw notPermitted(object, 'inserted');
    this.fields(object, values);
    return this.engine.database.transaction(() => {
      const made = work();
      this.links(object, values, undefined, readDraft(this.engine, object, idOf(made)));
      return made;
    });
  }

  update<T>(name: string, id: string, values: FieldValues, work: () => T): T {
    const object = this.object(name);
    const id18 = liveId(this.engine, object, id);
    if (!this.reaches(object, id18, 'read')) throw notThere();
    if (object.updateable && !this.user.permissions.object(object).edit)
      throw notPermitted(object, 'updated');
    this.fields(object, values);
    if (!this.reaches(object, id18, 'edit')) throw insufficientAccess();
    const mayTransfer = this.mayTransfer(object, id18);
    return this.engine.database.transaction(() => {
      const before = readDraft(this.engine, object, id18);
      const done = work();
      const after = readDraft(this.engine, object, id18);
      const given = this.given(object, values).some((field) => field.name === 'OwnerId');
      if (given && before.get('OwnerId') !== after.get('OwnerId') && !mayTransfer(before))
        throw insufficientAccess();
      this.links(object, values, before, after);
      return done;
    });
  }

  remove(name: string, id: string): void {
    const object = this.object(name);
    this.mayRemove(object, liveId(this.engine, object, id));
  }

  /** Bringing back takes what deleting takes. */
  undelete(name: string, id: string): void {
    const object = this.object(name);
    this.mayRemove(object, toId18(id) ?? id);
  }

  private mayRemove(object: ObjectSchema, id18: string): void {
    if (!this.reaches(object, id18, 'read')) throw notThere();
    if (!object.deletable) return;
    if (!this.user.permissions.object(object).delete || !this.reaches(object, id18, 'full'))
      throw insufficientAccess();
  }

  rights(object: ObjectSchema, id: string): RecordRights {
    const grant = this.user.permissions.object(object);
    const read = grant.read && this.reaches(object, id, 'read');
    const edit = read && grant.edit && this.reaches(object, id, 'edit');
    return {
      read,
      edit,
      delete: read && grant.delete && this.reaches(object, id, 'full'),
      transfer:
        edit &&
        object.field('OwnerId') !== undefined &&
        this.mayTransfer(object, id)(readDraft(this.engine, object, id)),
    };
  }

  /** Whether the user may do this with the record. */
  reaches(object: ObjectSchema, id: string, need: Need): boolean {
    const condition = this.user.records(this.newContext()).condition(object, 't', need);
    if (condition === undefined) return true;
    const row = this.engine.database.row(
      sql`SELECT 1 FROM ${identifier(object.name)} AS "t" WHERE "t"."Id" = ${id} AND ${condition}`,
    );
    return row !== undefined;
  }

  /** Giving a record away is the owner's, of who stands above, of a queue's members and of who may transfer any. */
  private mayTransfer(object: ObjectSchema, id: string): (before: Draft) => boolean {
    const full = this.reaches(object, id, 'full');
    const { permissions, facts } = this.user;
    const transfers = (transferPermissions[object.name] ?? ['TransferAnyEntity']).some((each) =>
      permissions.has(each),
    );
    return (before) => full || transfers || facts.groups.has(String(before.get('OwnerId')));
  }

  /** The fields that a client's values name, by field or by relationship; unknown names are the save's to refuse. */
  private given(object: ObjectSchema, values: FieldValues): FieldSchema[] {
    return Object.entries(values).flatMap(([name, value]) => {
      if (name === 'attributes' || value === undefined) return [];
      const wanted = name.toLowerCase();
      return (
        object.field(name) ??
        object.fields.find((field) => field.relationshipName?.toLowerCase() === wanted) ??
        []
      );
    });
  }

  private fields(object: ObjectSchema, values: FieldValues): void {
    const { permissions } = this.user;
    const given = this.given(object, values);
    const hidden = given.find((field) => !permissions.mayRead(object, field));
    if (hidden !== undefined) {
      throw new ApiError(
        'INVALID_FIELD',
        `No such column '${hidden.name}' on sobject of type ${object.name}`,
      );
    }
    const fixed = given.filter((field) => !permissions.mayEdit(object, field)).map((field) => field.name);
    if (fixed.length === 0) return;
    throw new ApiError(
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      `Unable to create/update fields: ${fixed.join(', ')}. Please check the security settings of this field and verify ` +
        'that it is read/write for your profile or permission set.',
      { fields: fixed },
    );
  }

  /** A record may refer only to what its author can read; a detail is written by who may write its master. */
  private links(object: ObjectSchema, values: FieldValues, before: Draft | undefined, after: Draft): void {
    for (const field of this.given(object, values)) {
      const id = after.get(field.name);
      if (field.type !== 'reference' || typeof id !== 'string' || before?.get(field.name) === id) continue;
      if (field.name === 'RecordTypeId') this.recordType(object, id);
      const target = this.engine.schema.objectOfId(id);
      if (target === undefined || kindOf(target, this.engine.schema) === 'setup') continue;
      const need = field.masterDetail && !this.user.readingSuffices(object, field) ? 'edit' : 'read';
      if (this.user.permissions.object(target).read && this.reaches(target, id, need)) continue;
      throw new ApiError(
        'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
        `insufficient access rights on cross-reference id: ${id}`,
        { fields: [] },
      );
    }
  }

  /** As far as the user's profile and permission sets speak of the object's record types at all. */
  private recordType(object: ObjectSchema, id: string): void {
    const { recordTypes } = this.user.permissions.grants;
    const keyOf = (name: string): string => `${object.name}.${name}`.toLowerCase();
    const spoken = object.recordTypes.some((each) => recordTypes.has(keyOf(each.developerName)));
    const chosen = object.recordTypes.find((each) => each.id === id);
    if (!spoken || chosen === undefined || recordTypes.get(keyOf(chosen.developerName)) === true) return;
    throw new ApiError(
      'INVALID_CROSS_REFERENCE_KEY',
      `Record Type ID: this ID value isn't valid for the user: ${id}`,
      { fields: ['RecordTypeId'] },
    );
  }
}

function notThere(): ApiError {
  return new ApiError('NOT_FOUND', 'The requested resource does not exist', { status: 404 });
}

/** "403: The request has been refused. Verify that the logged-in user has appropriate permissions" (REST API guide). */
function insufficientAccess(): ApiError {
  return new ApiError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id', {
    status: 403,
  });
}

/** Without the object's permission to create or edit. */
function notPermitted(object: ObjectSchema, done: 'inserted' | 'updated'): ApiError {
  return new ApiError(
    'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    `entity type cannot be ${done}: ${object.label}`,
  );
}
