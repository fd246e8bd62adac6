import type { FieldSchema, ObjectSchema, Org } from '../../engine/index.ts';
import { soqlLiteral, soqlString } from '../soqlText.ts';
import { fieldOf, lookupOf, targetsOf } from '../uiapi/fieldTree.ts';

/** A condition that the schema does not allow; the message says which part. */
export class WhereProblem extends Error {}

interface Operand {
  readonly org: Org;
  readonly objects: readonly ObjectSchema[];
  /** `Account.` for fields of a parent. */
  readonly prefix: string;
}

const comparisons: Readonly<Record<string, string>> = {
  eq: '=',
  ne: '!=',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
};
const lists: Readonly<Record<string, string>> = {
  in: 'IN',
  nin: 'NOT IN',
  includes: 'INCLUDES',
  excludes: 'EXCLUDES',
};
const numeric = new Set(['int', 'double', 'currency', 'percent']);

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `{ value: "2026-11-21" }`, `{ literal: TODAY }` or `{ range: { last_n_days: 5 } }`. */
function dateOperand(field: FieldSchema, value: unknown): string | undefined {
  if (!isRecord(value)) return undefined;
  const { value: text, literal, range } = value;
  if (text === null) return 'null';
  if (typeof text === 'string') return soqlLiteral(field, text);
  if (typeof literal === 'string' && /^[A-Z_]{1,40}$/.test(literal)) return literal;
  const [entry] = isRecord(range) ? Object.entries(range) : [];
  if (!entry || !/^[a-z_]{1,40}$/.test(entry[0]) || !Number.isInteger(entry[1])) return undefined;
  return `${entry[0].toUpperCase()}:${String(entry[1])}`;
}

function operand(field: FieldSchema, value: unknown): string {
  let literal: string | undefined;
  if (value === null) literal = 'null';
  else if (field.type === 'date' || field.type === 'datetime') literal = dateOperand(field, value);
  else if (field.type === 'boolean') literal = typeof value === 'boolean' ? String(value) : undefined;
  else if (numeric.has(field.type))
    literal = typeof value === 'number' ? soqlLiteral(field, String(value)) : undefined;
  else if (typeof value === 'string') literal = soqlString(value);
  if (literal === undefined) {
    throw new WhereProblem(`the value of '${field.name}' does not fit its type ${field.type}`);
  }
  return literal;
}

function fieldCondition(
  field: FieldSchema,
  column: string,
  operators: Readonly<Record<string, unknown>>,
): string[] {
  return Object.entries(operators)
    .filter(([, value]) => value !== undefined)
    .map(([operator, value]) => {
      const comparison = comparisons[operator];
      if (comparison !== undefined) return `${column} ${comparison} ${operand(field, value)}`;
      const list = lists[operator];
      if (list !== undefined) {
        const values = (Array.isArray(value) ? value : [value]).map((each) => operand(field, each));
        // An empty IN matches nothing, an empty NOT IN everything.
        if (values.length === 0) return operator === 'nin' ? 'Id != null' : 'Id = null';
        return `${column} ${list} (${values.join(', ')})`;
      }
      if (operator === 'like' && typeof value === 'string') return `${column} LIKE ${soqlString(value)}`;
      throw new WhereProblem(`'${operator}' is not an operator of '${field.name}'`);
    });
}

function joined(conditions: readonly string[], word: 'AND' | 'OR'): string | undefined {
  if (conditions.length <= 1) return conditions[0];
  return `(${conditions.join(` ${word} `)})`;
}

function conditionsOf(operandOf: Operand, name: string, value: unknown): string[] {
  if (name === 'and' || name === 'or') {
    const parts = (Array.isArray(value) ? value : [value]).flatMap(
      (each) => conditionOf(operandOf, each) ?? [],
    );
    return [joined(parts, name === 'and' ? 'AND' : 'OR')].flatMap((each) => each ?? []);
  }
  if (name === 'not') {
    const condition = conditionOf(operandOf, value);
    return condition === undefined
      ? []
      : [`(NOT ${condition.startsWith('(') ? condition : `(${condition})`})`];
  }
  const { org, objects, prefix } = operandOf;
  if (!isRecord(value)) throw new WhereProblem(`'${name}' needs an object of conditions`);
  const field = fieldOf(objects, name);
  if (field) return fieldCondition(field, prefix + field.name, value);
  const lookup = lookupOf(objects, name);
  if (lookup?.relationshipName === undefined) {
    throw new WhereProblem(`contains a field not in '${objects[0]?.name ?? ''}_Filter': '${name}'`);
  }
  const parent: Operand = {
    org,
    objects: targetsOf(org, lookup),
    prefix: `${prefix}${lookup.relationshipName}.`,
  };
  return [conditionOf(parent, value)].flatMap((each) => each ?? []);
}

function conditionOf(operandOf: Operand, where: unknown): string | undefined {
  if (!isRecord(where)) throw new WhereProblem('must be an object of conditions');
  const conditions = Object.entries(where)
    .filter(([, value]) => value !== undefined)
    .flatMap(([name, value]) => conditionsOf(operandOf, name, value));
  return joined(conditions, 'AND');
}

/** The SOQL of a `where` argument, or undefined when it restricts nothing. Throws WhereProblem. */
export function whereToSoql(org: Org, object: ObjectSchema, where: unknown): string | undefined {
  return where === null || where === undefined
    ? undefined
    : conditionOf({ org, objects: [object], prefix: '' }, where);
}
