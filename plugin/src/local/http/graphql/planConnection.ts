import type { ObjectSchema } from '../../engine/index.ts';
import { skippedBy } from './cursor.ts';
import { validationError } from './graphqlError.ts';
import { orderByToSoql } from './orderBy.ts';
import { planNode } from './planNode.ts';
import type { ConnectionPlan, ConnectionShape, NodePlan, Planning } from './planTypes.ts';
import type { Selection } from './selection.ts';
import { WhereProblem, whereToSoql } from './where.ts';

const DEFAULT_FIRST = 10;
const LARGEST_FIRST = 2000;

const knownArguments = new Set(['where', 'orderBy', 'first', 'after', 'scope', 'upperBound']);
const pageInfoParts = new Set(['hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor', '__typename']);
const counts = new Set(['totalCount', 'pageResultCount', '__typename']);

/** Runs what may find fault with an argument; a fault becomes an error entry. */
function checked<T>(
  argument: string,
  path: readonly string[],
  selection: Selection,
  planning: Planning,
  work: () => T,
): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof WhereProblem)) throw error;
    const problem = `argument '${argument}' ${error.message}`;
    planning.errors.push(validationError('WrongType', problem, path, selection.location));
    return undefined;
  }
}

function firstOf(value: unknown): number {
  if (value === undefined || value === null) return DEFAULT_FIRST;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= LARGEST_FIRST)
    return value;
  throw new WhereProblem(`must be a whole number from 1 to ${LARGEST_FIRST}`);
}

function skipOf(value: unknown): number {
  if (value === undefined || value === null) return 0;
  const skip = typeof value === 'string' ? skippedBy(value) : undefined;
  if (skip === undefined) throw new WhereProblem('is not a cursor of this list');
  return skip;
}

/** `scope: MINE` narrows to the user's own records. */
function scopeOf(value: unknown, object: ObjectSchema, { userId }: Planning): string | undefined {
  if (value === undefined || value === null || value === 'EVERYTHING') return undefined;
  if (value === 'MINE' && object.field('OwnerId')) return `OwnerId = '${userId}'`;
  throw new WhereProblem('can be EVERYTHING, or MINE for objects with an owner');
}

function planShape(
  selection: Selection,
  object: ObjectSchema,
  path: readonly string[],
  planning: Planning,
): { shape: ConnectionShape; nodes: Selection[] } {
  const shape: ConnectionShape = { edges: [], pageInfo: [], counts: [] };
  const nodes: Selection[] = [];
  const unknown = (field: Selection, type: string, at: readonly string[]): void => {
    const problem = `Field '${field.name}' in type '${type}' is undefined`;
    planning.errors.push(validationError('FieldUndefined', problem, [...at, field.name], field.location));
  };
  for (const field of selection.selections) {
    if (field.name === 'edges') {
      const parts: { key: string; name: 'node' | 'cursor' | '__typename' }[] = [];
      for (const part of field.selections) {
        const { key, name } = part;
        if (name === 'node') nodes.push(...part.selections);
        if (name === 'node' || name === 'cursor' || name === '__typename') parts.push({ key, name });
        else unknown(part, `${object.name}Edge`, [...path, 'edges']);
      }
      shape.edges.push({ key: field.key, parts });
    } else if (field.name === 'pageInfo') {
      for (const part of field.selections) {
        if (!pageInfoParts.has(part.name)) unknown(part, 'PageInfo', [...path, 'pageInfo']);
      }
      shape.pageInfo.push({
        key: field.key,
        parts: field.selections.map(({ key, name }) => ({ key, name })),
      });
    } else if (counts.has(field.name)) shape.counts.push({ key: field.key, name: field.name });
    else unknown(field, `${object.name}Connection`, path);
  }
  return { shape, nodes };
}

/** A list of records, checked against the schema; faults go into the planning's errors. */
export function planConnection(
  object: ObjectSchema,
  selection: Selection,
  path: readonly string[],
  planning: Planning,
): ConnectionPlan {
  const { org } = planning;
  const { args } = selection;
  for (const name of Object.keys(args)) {
    if (knownArguments.has(name)) continue;
    const problem = `Unknown field argument ${name}`;
    planning.errors.push(validationError('UnknownArgument', problem, path, selection.location));
  }
  const check = <T>(argument: string, work: () => T): T | undefined =>
    checked(argument, path, selection, planning, work);
  const conditions = [
    check('where', () => whereToSoql(org, object, args.where)),
    check('scope', () => scopeOf(args.scope, object, planning)),
  ].flatMap((condition) => condition ?? []);
  const { shape, nodes } = planShape(selection, object, path, planning);
  const node: NodePlan = planNode([object], nodes, [...path, 'edges', 'node'], planning);
  return {
    object,
    where: conditions.length === 0 ? undefined : conditions.join(' AND '),
    orderBy: check('orderBy', () => orderByToSoql(org, object, args.orderBy)) ?? 'Id ASC',
    first: check('first', () => firstOf(args.first)) ?? DEFAULT_FIRST,
    skip: check('after', () => skipOf(args.after)) ?? 0,
    wantsTotalCount: shape.counts.some((count) => count.name === 'totalCount'),
    node,
    shape,
  };
}
