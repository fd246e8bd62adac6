import type { Operator } from '@jetstreamapp/soql-parser-js';
import { ApiError } from '../apiError.ts';
import type { Sql, SqlValue } from '../storage/index.ts';
import { joined, sql } from '../storage/index.ts';
import type { QueryContext } from './context.ts';
import type { FilterKind, Literal, Meaning } from './filterKinds.ts';
import { filterKinds } from './filterKinds.ts';
import type { Operand } from './scope.ts';
import { errorAt, IN_CONDITION } from './sourceText.ts';
import { likePattern, literalPattern, stringOf } from './stringLiteral.ts';

/** Text without case, in any alphabet. */
export function fold(text: string): string {
  return text.toLowerCase();
}

/** A literal without case: escapes of one letter mean the same in small letters, those of a code are written out. */
function foldLiteral(literal: Literal): Literal {
  if (literal.type !== 'STRING') return literal;
  const text = literal.text.replace(/\\u([0-9a-f]{4})/gi, (escape, code: string) => {
    const letter = String.fromCharCode(Number.parseInt(code, 16));
    return /[A-Za-z]|[^\p{ASCII}]/u.test(letter) ? letter : escape;
  });
  return { ...literal, text: fold(text) };
}

const never = sql`0`;
const always = sql`1`;

function orNull(operand: Operand, condition: Sql): Sql {
  return operand.nullable ? sql`(${condition} OR ${operand.sql} IS NULL)` : condition;
}

function equals({ sql: left }: Operand, meaning: Meaning): Sql {
  if ('from' in meaning) return sql`(${left} >= ${meaning.from} AND ${left} < ${meaning.until})`;
  return meaning.value === null ? sql`${left} IS NULL` : sql`${left} = ${meaning.value}`;
}

/** A comparison with null is neither true nor false on SQL's side; on the platform `!=` and NOT IN include empty fields. */
function differs(operand: Operand, meaning: Meaning): Sql {
  const left = operand.sql;
  if ('from' in meaning)
    return orNull(operand, sql`(${left} < ${meaning.from} OR ${left} >= ${meaning.until})`);
  if (meaning.value === null) return sql`${left} IS NOT NULL`;
  return orNull(operand, sql`${left} <> ${meaning.value}`);
}

type Bound = 'from' | 'until';

/** `<` and `>=` look at where a range begins, `>` and `<=` at where it ends. */
const ordered: Record<string, { point: string; range: string; bound: Bound }> = {
  '<': { point: '<', range: '<', bound: 'from' },
  '<=': { point: '<=', range: '<', bound: 'until' },
  '>': { point: '>', range: '>=', bound: 'until' },
  '>=': { point: '>=', range: '>=', bound: 'from' },
};

const bare = (text: string): Sql => ({ text, values: [] });

function order(operand: Operand, operator: string, meaning: Meaning): Sql {
  const rule = ordered[operator];
  if (rule === undefined) throw new ApiError('MALFORMED_QUERY', `unexpected token: '${operator}'`);
  if ('from' in meaning) return sql`${operand.sql} ${bare(rule.range)} ${meaning[rule.bound]}`;
  return sql`${operand.sql} ${bare(rule.point)} ${meaning.value}`;
}

/** A list is bound as one JSON text: any length, one prepared statement. */
function isIn(operand: Operand, meanings: readonly Meaning[]): Sql {
  const values: SqlValue[] = meanings.flatMap((meaning) =>
    'value' in meaning && meaning.value !== null ? [meaning.value] : [],
  );
  const others = meanings.filter((meaning) => !('value' in meaning) || meaning.value === null);
  const conditions = others.map((meaning) => equals(operand, meaning));
  if (values.length === 1) conditions.push(sql`${operand.sql} = ${values[0] ?? null}`);
  if (values.length > 1)
    conditions.push(sql`${operand.sql} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`);
  return sql`(${joined(conditions.length === 0 ? [never] : conditions, ' OR ')})`;
}

function isNotIn(operand: Operand, meanings: readonly Meaning[]): Sql {
  return sql`(${isIn(operand, meanings)} IS NOT TRUE)`;
}

/** Each value is a set `a;b`: the field must hold all of one of them. */
function includes(operand: Operand, literals: readonly Literal[]): Sql {
  const sets = literals.map((literal) => {
    const wanted = stringOf(literal.text).split(';');
    const each = wanted.map(
      (value) => sql`(';' || ${operand.sql} || ';') LIKE ${`%;${literalPattern(value)};%`} ESCAPE '\\'`,
    );
    return sql`(${joined(each.length === 0 ? [always] : each, ' AND ')})`;
  });
  return sql`(${joined(sets, ' OR ')})`;
}

/** SQLite sees no case but in the letters of ASCII. */
const isWide = (literal: Literal): boolean =>
  literal.type === 'STRING' && /[^\p{ASCII}]|\\u/u.test(literal.text);

/** One condition of WHERE or HAVING on a field or function. */
export function compare(
  operand: Operand,
  written: string,
  literals: readonly Literal[],
  context: QueryContext,
): Sql {
  if (filterKinds[operand.field.type].like && !operand.field.caseSensitive && literals.some(isWide)) {
    const folded = { ...operand, sql: sql`soql_fold(${operand.sql})` };
    return plainly(folded, written, literals.map(foldLiteral), context);
  }
  return plainly(operand, written, literals, context);
}

function plainly(
  operand: Operand,
  written: string,
  literals: readonly Literal[],
  context: QueryContext,
): Sql {
  const operator = written === '<>' ? '!=' : (written.toUpperCase().replace(/\s+/g, ' ') as Operator);
  const kind = filterKinds[operand.field.type];
  checkOperator(operand, operator, kind, context);
  if (operator === 'LIKE' && literals[0]?.type === 'NULL') {
    throw new ApiError('MALFORMED_QUERY', "unexpected token: 'NULL'");
  }
  if (operator === 'LIKE' && literals[0]?.type === 'STRING') {
    return sql`${operand.sql} LIKE ${likePattern(literals[0].text)} ESCAPE '\\'`;
  }
  const meanings = literals.map((literal) => meaningOf(operand, literal, kind, context));
  if (operator === 'INCLUDES') return includes(operand, literals);
  if (operator === 'EXCLUDES') return sql`(${includes(operand, literals)} IS NOT TRUE)`;
  if (operator === 'IN') return isIn(operand, meanings);
  if (operator === 'NOT IN') return isNotIn(operand, meanings);
  const [meaning] = meanings;
  if (meaning === undefined) throw new ApiError('MALFORMED_QUERY', "unexpected token: '<EOF>'");
  if (operator === '=') return equals(operand, meaning);
  if (operator === '!=') return differs(operand, meaning);
  return order(operand, operator, meaning);
}

function checkOperator(operand: Operand, operator: string, kind: FilterKind, context: QueryContext): void {
  const { field } = operand;
  const multiple = operator === 'INCLUDES' || operator === 'EXCLUDES';
  const fits =
    (operator !== 'LIKE' || kind.like) &&
    (!(operator in ordered) || kind.ordered) &&
    (!multiple || field.type === 'multipicklist');
  if (fits) return;
  throw errorAt(
    'INVALID_QUERY_FILTER_OPERATOR',
    context.soql,
    field.name,
    `invalid operator on ${kind.word === 'reference' ? 'id' : kind.word.toLowerCase()} field`,
    IN_CONDITION,
  );
}

function meaningOf(operand: Operand, literal: Literal, kind: FilterKind, context: QueryContext): Meaning {
  if (literal.type === 'NULL') return { value: kind.empty ?? null };
  if (literal.type === 'APEX_BIND_VARIABLE') {
    throw new ApiError('MALFORMED_QUERY', 'Bind variables only allowed in Apex code');
  }
  if (kind.literals.includes(literal.type)) return kind.read(literal, operand.field, context);
  throw errorAt(
    'INVALID_FIELD',
    context.soql,
    operand.field.name,
    `value of filter criterion for field '${operand.field.name}' must be of type ${kind.word} and should ` +
      `${kind.quoted ? '' : 'not '}be enclosed in quotes`,
    IN_CONDITION,
  );
}
