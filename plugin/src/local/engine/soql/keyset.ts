import type { Sql } from '../storage/index.ts';
import { compare } from './comparison.ts';
import type { Condition, Leaf } from './conditionTree.ts';
import type { QueryContext } from './context.ts';
import type { OperandOf } from './where.ts';

const opposite: Readonly<Record<string, string>> = { '>': '>=', '<': '<=' };

/**
 * `(SystemModstamp > t) OR (SystemModstamp = t AND Id > 'x')` implies `SystemModstamp >= t`. Said aloud, SQLite walks the
 * index from there in order and stops at LIMIT, instead of collecting both branches and sorting them.
 */
export function keysetStart(
  condition: Extract<Condition, { parts: Condition[] }>,
  operandOf: OperandOf,
  context: QueryContext,
): Sql | undefined {
  const [first, second, ...more] = condition.parts;
  if (first === undefined || second === undefined || more.length > 0) return undefined;
  return bound(first, second, operandOf, context) ?? bound(second, first, operandOf, context);
}

function bound(
  beyond: Condition,
  at: Condition,
  operandOf: OperandOf,
  context: QueryContext,
): Sql | undefined {
  if (beyond.kind !== 'leaf' || !isPlain(beyond.leaf)) return undefined;
  const operator = opposite[beyond.leaf.operator];
  if (operator === undefined || at.kind !== 'and') return undefined;
  const { field, value, literalType } = beyond.leaf;
  const same = at.parts.some(
    (part) =>
      part.kind === 'leaf' &&
      isPlain(part.leaf) &&
      part.leaf.operator === '=' &&
      part.leaf.field.toLowerCase() === field.toLowerCase() &&
      part.leaf.value === value,
  );
  if (!same || typeof value !== 'string' || typeof literalType !== 'string') return undefined;
  const operand = operandOf(beyond.leaf);
  return compare(operand, operator, [{ text: value, type: literalType }], context);
}

function isPlain(leaf: Leaf): leaf is Extract<Leaf, { field: string; value: unknown }> {
  return 'field' in leaf && 'value' in leaf;
}
