import { z } from 'zod';
import { ApiError, type FieldValues } from '../../engine/index.ts';
import { readBody } from '../readBody.ts';
import { param, type ApiContext, type ApiRequest, type Resource } from '../resource.ts';
import { objectOf } from '../rest/objectOf.ts';
import { requireCollectionSize } from './collectionRecords.ts';
import { rowErrors, type RowError } from './rowResults.ts';

interface TreeRecord {
  readonly attributes: { readonly type: string; readonly referenceId: string };
  readonly [field: string]: unknown;
}

const treeRecord: z.ZodType<TreeRecord> = z.looseObject({
  attributes: z.object({ type: z.string(), referenceId: z.string().default('') }),
});
/** "SObject trees … up to five levels deep" (REST API Developer Guide, "sObject Tree"). */
const DEEPEST = 5;
const tree = z.object({ records: z.array(treeRecord) });
const children = z.object({ records: z.array(treeRecord) });
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Carries the record that could not be saved out of the transaction. */
class TreeRefused extends Error {
  readonly referenceId: string;
  readonly errors: RowError[];

  constructor(referenceId: string, error: ApiError) {
    super(error.message);
    this.referenceId = referenceId;
    this.errors = rowErrors(error);
  }
}

interface Saved {
  referenceId: string;
  id: string;
}

/** Refuses records without a reference id, or with one that another record has. */
function requireOwnReference(referenceId: string, saved: readonly Saved[]): void {
  const message =
    referenceId === ''
      ? 'Include a reference ID for each record in the request.'
      : 'Duplicate ReferenceId provided in the request.';
  if (referenceId !== '' && !saved.some((other) => other.referenceId === referenceId)) return;
  throw new TreeRefused(referenceId, new ApiError('INVALID_INPUT', message));
}

function saveRecord(
  record: TreeRecord,
  parent: FieldValues,
  saved: Saved[],
  request: ApiRequest,
  context: ApiContext,
  level = 1,
): void {
  const { type, referenceId } = record.attributes;
  requireOwnReference(referenceId, saved);
  if (level > DEEPEST) {
    const message = `The request can’t contain more than ${DEEPEST} levels of records.`;
    throw new TreeRefused(referenceId, new ApiError('INVALID_INPUT', message));
  }
  const values: Record<string, z.infer<typeof scalar>> = {};
  const below: [string, readonly TreeRecord[]][] = [];
  for (const [name, value] of Object.entries(withoutAttributes(record))) {
    const nested = children.safeParse(value);
    if (nested.success) below.push([name, nested.data.records]);
    else values[name] = readBody(scalar, value);
  }
  let id: string;
  const object = objectOf(context.org, type);
  try {
    id = context.org.insert(object.name, { ...values, ...parent }, request.userId);
  } catch (error) {
    throw error instanceof ApiError ? new TreeRefused(referenceId, error) : error;
  }
  context.writes.add('insert', object.name, request);
  saved.push({ referenceId, id });
  requireCollectionSize(saved.length);
  for (const [name, records] of below) {
    const relation = object.childRelationships.find(
      (child) => child.relationshipName?.toLowerCase() === name.toLowerCase(),
    );
    if (!relation) {
      const unknown = new ApiError('INVALID_FIELD', `No such relation '${name}' on ${object.name}`, {
        fields: [name],
      });
      throw new TreeRefused(referenceId, unknown);
    }
    for (const child of records) {
      saveRecord(child, { [relation.field]: id }, saved, request, context, level + 1);
    }
  }
}

function withoutAttributes(record: TreeRecord): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== 'attributes'));
}

/** `POST /composite/tree/X`: parents with their children, up to 200 records, all or none. */
export const treeResource: Resource = {
  method: 'POST',
  path: '/composite/tree/:object',
  handle(request, params, context) {
    objectOf(context.org, param(params, 'object'));
    const { records } = readBody(tree, request.body);
    const saved: Saved[] = [];
    try {
      context.org.transaction(() => {
        for (const record of records) saveRecord(record, {}, saved, request, context);
      });
    } catch (error) {
      if (!(error instanceof TreeRefused)) throw error;
      const { referenceId, errors } = error;
      return { status: 400, body: { hasErrors: true, results: [{ referenceId, errors }] } };
    }
    return { status: 201, body: { hasErrors: false, results: saved } };
  },
};
