import { MetadataError } from '../../metadataError.ts';
import type { FieldSchema, FieldType, ObjectSchema } from '../../schemaTypes.ts';
import type { Condition } from '../../soql/conditionTree.ts';
import { conditionTree } from '../../soql/conditionTree.ts';
import type { CriteriaRule } from '../accessShapes.ts';

const comparisons: Readonly<Record<string, string>> = {
  equals: '=',
  notEqual: '!=',
  lessThan: '<',
  lessOrEqual: '<=',
  greaterThan: '>',
  greaterOrEqual: '>=',
};
const patterns: Readonly<Record<string, (value: string) => string>> = {
  contains: (value) => `%${value}%`,
  notContain: (value) => `%${value}%`,
  startsWith: (value) => `${value}%`,
};
const lists: Readonly<Record<string, string>> = { includes: 'INCLUDES', excludes: 'EXCLUDES' };
const unquoted = new Set<FieldType>(['boolean', 'int', 'double', 'currency', 'percent', 'date', 'datetime']);

/**
 * The criteria of a sharing rule as a condition on the record's own fields.
 * @throws MetadataError naming the rule, for a field, an operation or a filter logic that cannot run
 */
export function readCriteria(file: string, object: ObjectSchema, rule: CriteriaRule): Condition {
  const wrong = (problem: string): MetadataError =>
    new MetadataError(file, `<sharingCriteriaRules> ${rule.fullName}: ${problem}`);
  if (rule.criteriaItems.length === 0) throw wrong('it has no <criteriaItems>');
  const conditions = rule.criteriaItems.map(({ field: name, operation, value }) => {
    const field = object.field(name);
    if (field === undefined) throw wrong(`${object.name} has no field ${name}`);
    if (field.calculated) throw wrong(`a sharing rule cannot look at the computed field ${name}`);
    const text = comparison(field, operation, value ?? '');
    if (text === undefined) throw wrong(`the local org does not know the operation ${operation}`);
    return `(${text})`;
  });
  const logic = rule.booleanFilter ?? conditions.map((_, i) => i + 1).join(' AND ');
  const text = logic.replace(/\d+/g, (number) => conditions[Number(number) - 1] ?? '(?)');
  try {
    return conditionTree(text);
  } catch {
    throw wrong(`its criteria cannot be read: ${logic}`);
  }
}

function comparison(field: FieldSchema, operation: string, value: string): string | undefined {
  const values = value.split(',').map((each) => literal(field, each.trim()));
  const list = lists[operation];
  if (list !== undefined) return `${field.name} ${list} (${values.join(', ')})`;
  const pattern = patterns[operation];
  if (pattern !== undefined) {
    const like = `${field.name} LIKE ${quoted(pattern(value.replace(/[%_]/g, '\\$&')))}`;
    return operation === 'notContain' ? `NOT ${like}` : like;
  }
  const operator = comparisons[operation];
  if (operator === undefined) return undefined;
  // "equals a, b" means either.
  if (values.length === 1) return `${field.name} ${operator} ${values[0] ?? 'null'}`;
  if (operator === '=') return `${field.name} IN (${values.join(', ')})`;
  return operator === '!=' ? `${field.name} NOT IN (${values.join(', ')})` : undefined;
}

function literal(field: FieldSchema, value: string): string {
  if (value === '') return 'null';
  if (!unquoted.has(field.type)) return quoted(value);
  return field.type === 'boolean' ? value.toLowerCase() : value;
}

function quoted(value: string): string {
  return `'${value.replace(/\\(?![%_])/g, '\\\\').replaceAll("'", "\\'")}'`;
}
