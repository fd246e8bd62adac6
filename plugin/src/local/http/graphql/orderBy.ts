import type { ObjectSchema, Org } from '../../engine/index.ts';
import { fieldOf, lookupOf, targetsOf } from '../uiapi/fieldTree.ts';
import { WhereProblem } from './where.ts';

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const directions = new Set(['ASC', 'DESC']);
const nullPlaces = new Set(['FIRST', 'LAST']);

function term(column: string, order: Readonly<Record<string, unknown>>): string {
  const { order: direction = 'ASC', nulls = 'FIRST' } = order;
  if (typeof direction !== 'string' || !directions.has(direction)) {
    throw new WhereProblem(`the order of '${column}' must be ASC or DESC`);
  }
  if (typeof nulls !== 'string' || !nullPlaces.has(nulls)) {
    throw new WhereProblem(`the nulls of '${column}' must be FIRST or LAST`);
  }
  return `${column} ${direction} NULLS ${nulls}`;
}

function termsOf(org: Org, objects: readonly ObjectSchema[], orderBy: unknown, prefix: string): string[] {
  if (Array.isArray(orderBy)) return orderBy.flatMap((each) => termsOf(org, objects, each, prefix));
  if (!isRecord(orderBy)) throw new WhereProblem('must be an object of fields');
  return Object.entries(orderBy).flatMap(([name, order]) => {
    if (order === null || order === undefined) return [];
    const field = fieldOf(objects, name);
    if (field && isRecord(order)) return [term(prefix + field.name, order)];
    const lookup = lookupOf(objects, name);
    if (lookup?.relationshipName === undefined) {
      throw new WhereProblem(`contains a field not in '${objects[0]?.name ?? ''}_OrderBy': '${name}'`);
    }
    return termsOf(org, targetsOf(org, lookup), order, `${prefix}${lookup.relationshipName}.`);
  });
}

/** The SOQL terms of an `orderBy` argument; the Id decides between equals. Throws WhereProblem. */
export function orderByToSoql(org: Org, object: ObjectSchema, orderBy: unknown): string {
  const terms = orderBy === null || orderBy === undefined ? [] : termsOf(org, [object], orderBy, '');
  return [...terms, 'Id ASC'].join(', ');
}
