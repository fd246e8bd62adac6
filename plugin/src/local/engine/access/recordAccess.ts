import { ApiError } from '../apiError.ts';
import type { Engine } from '../dml/index.ts';
import { toId18 } from '../ids.ts';
import type { Condition, Leaf } from '../soql/conditionTree.ts';
import type { parseSoql } from '../soql/index.ts';
import { stringOf } from '../soql/stringLiteral.ts';
import type { QueryRows, Row } from '../types.ts';
import type { RecordRights, WriteGuard } from './guardWrites.ts';

/** At most so many records in one question ("UserRecordAccess", Object Reference). */
const MOST_RECORDS = 200;

const everyRight: RecordRights = { read: true, edit: true, delete: true, transfer: true };

/** What each field answers, by its name in lower case. */
const answers: Readonly<Record<string, { name: string; of(rights: RecordRights): boolean | string }>> = {
  hasreadaccess: { name: 'HasReadAccess', of: ({ read }) => read },
  haseditaccess: { name: 'HasEditAccess', of: ({ edit }) => edit },
  hasdeleteaccess: { name: 'HasDeleteAccess', of: (rights) => rights.delete },
  hastransferaccess: { name: 'HasTransferAccess', of: ({ transfer }) => transfer },
  hasallaccess: { name: 'HasAllAccess', of: hasAll },
  maxaccesslevel: { name: 'MaxAccessLevel', of: highest },
};

function hasAll(rights: RecordRights): boolean {
  return rights.read && rights.edit && rights.delete && rights.transfer;
}

function highest(rights: RecordRights): string {
  if (hasAll(rights)) return 'All';
  if (rights.transfer) return 'Transfer';
  if (rights.delete) return 'Delete';
  if (rights.edit) return 'Edit';
  return rights.read ? 'Read' : 'None';
}

/**
 * Answers `SELECT RecordId, HasEditAccess … FROM UserRecordAccess WHERE UserId = … AND RecordId IN (…)`; undefined for a
 * query of another object. Records that the asking user cannot read are left out.
 * @throws ApiError MALFORMED_QUERY for any other form of the question
 */
export function queryRecordAccess(
  { query, where }: ReturnType<typeof parseSoql>,
  engine: Engine,
  asking: string,
  guardOf: (userId: string) => WriteGuard | undefined,
): QueryRows | undefined {
  if (query.sObject?.toLowerCase() !== 'userrecordaccess') return undefined;
  const [userId, ...others] = idsIn(where, 'userid');
  const recordIds = idsIn(where, 'recordid');
  if (
    userId === undefined ||
    others.length > 0 ||
    recordIds.length === 0 ||
    recordIds.length > MOST_RECORDS
  ) {
    throw malformed(`filter on one UserId and on 1 to ${MOST_RECORDS} RecordIds`);
  }
  const fields = (query.fields ?? []).map((field) => {
    if (field.type !== 'Field') throw malformed('select fields only');
    return field.field.toLowerCase();
  });
  const rights = (user: string, id: string): RecordRights => {
    const object = engine.schema.objectOfId(id);
    const guard = guardOf(user);
    if (object === undefined) return { read: false, edit: false, delete: false, transfer: false };
    return guard === undefined ? everyRight : guard.rights(object, id);
  };
  const records = recordIds.flatMap((id): Row[] => {
    if (!rights(asking, id).read) return [];
    const found = rights(userId, id);
    const row: Row = {
      attributes: { type: 'UserRecordAccess', url: `/services/data/v66.0/sobjects/UserRecordAccess/${id}` },
    };
    for (const field of fields) {
      const answer = answers[field];
      if (answer !== undefined) row[answer.name] = answer.of(found);
      else if (field === 'recordid') row.RecordId = id;
      else if (field === 'userid') row.UserId = userId;
      else throw malformed(`select UserId, RecordId, Has…Access and MaxAccessLevel, not ${field}`);
    }
    return [row];
  });
  return { totalSize: records.length, records, entity: 'UserRecordAccess' };
}

function malformed(problem: string): ApiError {
  return new ApiError('MALFORMED_QUERY', `A query of UserRecordAccess must ${problem}`);
}

/** The ids that a field is compared with, in a condition that is one comparison or several joined by AND. */
function idsIn(where: Condition | undefined, field: string): string[] {
  const parts = where?.kind === 'and' ? where.parts : where === undefined ? [] : [where];
  return parts.flatMap((part) => (part.kind === 'leaf' ? idsOfLeaf(part.leaf, field) : []));
}

function idsOfLeaf(leaf: Leaf, field: string): string[] {
  if (!('field' in leaf) || !('value' in leaf) || leaf.field.toLowerCase() !== field) return [];
  if (!['=', 'IN'].includes(leaf.operator.toUpperCase())) throw malformed(`compare ${field} by = or IN`);
  return [leaf.value].flat().map((value) => {
    const id = toId18(stringOf(value));
    if (id !== undefined) return id;
    throw new ApiError('INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${stringOf(value)}`);
  });
}
