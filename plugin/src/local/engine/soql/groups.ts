import type { GroupByClause, OrderByClause } from '@jetstreamapp/soql-parser-js';
import { makeField } from '../schema/makeField.ts';
import type { Sql } from '../storage/index.ts';
import { sql } from '../storage/index.ts';
import { aggregatedField, aggregateOperand, isAggregate } from './aggregates.ts';
import type { Leaf } from './conditionTree.ts';
import type { QueryContext } from './context.ts';
import type { SoqlFunction } from './functions.ts';
import { dateArgument, dateOperand, fieldArgument, malformed } from './functions.ts';
import type { Operand, Scope } from './scope.ts';
import { errorAt, IN_ORDER } from './sourceText.ts';

/** ROLLUP and CUBE take at most so many fields. */
const MOST_SUBTOTALLED = 3;

/** The groups, by their place, that one part of a result is grouped by; all of them but in subtotals. */
export type GroupingSet = ReadonlySet<number>;

interface Group {
  /** A field's SQL, or a function as written: what must be named again to mean this group. */
  key: string;
  operand: Operand;
}

type Mode = 'ROLLUP' | 'CUBE' | undefined;

const canonical = (fn: SoqlFunction): string =>
  (fn.rawValue ?? fn.functionName ?? '').replace(/\s/g, '').toLowerCase();

/** What the rows are grouped by: only that, and aggregates, may be selected, compared and ordered by. */
export class Groups {
  readonly groups: readonly Group[];
  readonly mode: Mode;
  private readonly scope: Scope;
  private readonly context: QueryContext;

  constructor(clauses: GroupByClause | GroupByClause[] | undefined, scope: Scope, context: QueryContext) {
    this.scope = scope;
    this.context = context;
    const { mode, terms } = termsOf(clauses === undefined ? [] : [clauses].flat());
    this.mode = mode;
    const groups: Group[] = [];
    for (const term of terms) {
      const group = this.group(term);
      if (groups.some((known) => known.key === group.key)) {
        throw malformed(
          `duplicate grouping expression: ${'field' in term ? term.field : (term.fn.rawValue ?? '')}`,
        );
      }
      groups.push(group);
    }
    this.groups = groups;
  }

  /** The parts of the result: the groups themselves, then ROLLUP's or CUBE's subtotals. */
  sets(): GroupingSet[] {
    const all = this.groups.map((_, i) => i);
    if (this.mode === 'ROLLUP')
      return [...all, all.length].map((_, i) => new Set(all.slice(0, all.length - i)));
    if (this.mode === 'CUBE') {
      const masks = Array.from({ length: 2 ** all.length }, (_, mask) => 2 ** all.length - 1 - mask);
      return masks.map((mask) => new Set(all.filter((i) => mask & (1 << i))));
    }
    return [new Set(all)];
  }

  private group(clause: GroupByClause): Group {
    if ('fn' in clause) {
      return { key: canonical(clause.fn), operand: dateOperand(clause.fn, this.scope, this.context) };
    }
    const operand = this.scope.operand(clause.field);
    if (operand.field.groupable) return { key: operand.sql.text, operand };
    throw errorAt(
      'MALFORMED_QUERY',
      this.context.soql,
      clause.field,
      `field '${clause.field}' can not be grouped in a query call`,
    );
  }

  /** A grouped field; `what` begins the complaint when it is not grouped. */
  field(path: string, set: GroupingSet, what = 'Field'): Operand {
    const operand = this.scope.operand(path);
    const place = this.place(operand.sql.text);
    if (place >= 0) return this.within(operand, place, set);
    throw this.notGrouped(path, what);
  }

  function(fn: SoqlFunction, set: GroupingSet, what = 'Field'): Operand {
    if (isAggregate(fn)) return this.aggregate(fn);
    if (fn.functionName?.toUpperCase() === 'GROUPING') return this.grouping(fn, set);
    const operand = dateOperand(fn, this.scope, this.context);
    const place = this.place(canonical(fn));
    if (place >= 0) return this.within(operand, place, set);
    // "You can use the date field instead of the date function in the GROUP BY clause", but no dateTime field.
    const { path } = dateArgument(fn);
    const argument = this.scope.operand(path);
    const ofField = argument.field.type === 'date' ? this.place(argument.sql.text) : -1;
    if (ofField >= 0) return this.within(operand, ofField, set);
    throw this.notGrouped(fn.rawValue ?? path, what);
  }

  leaf(leaf: Leaf, set: GroupingSet): Operand {
    return 'fn' in leaf ? this.function(leaf.fn, set) : this.field(leaf.field, set);
  }

  orderBy(clause: OrderByClause, set: GroupingSet): Operand {
    return 'fn' in clause
      ? this.function(clause.fn, set, 'Ordered field')
      : this.field(clause.field, set, 'Ordered field');
  }

  private aggregate(fn: SoqlFunction): Operand {
    const { sql: column } = aggregatedField(fn, this.scope);
    if (this.mode === undefined && this.place(column.text) >= 0) {
      throw malformed(`Grouped field should not be aggregated: ${fieldArgument(fn)}`);
    }
    return aggregateOperand(fn, this.scope, this.context);
  }

  /** 1 where a row is a subtotal over the field, else 0. */
  private grouping(fn: SoqlFunction, set: GroupingSet): Operand {
    const path = fieldArgument(fn);
    const place = this.place(this.scope.operand(path).sql.text);
    if (place < 0 || this.mode === undefined) throw this.notGrouped(path, 'Field');
    return {
      // Not a bare number: that would mean a column to ORDER BY.
      sql: sql`(0 + ${set.has(place) ? 0 : 1})`,
      field: makeField({ name: fn.rawValue ?? 'GROUPING', label: 'GROUPING', type: 'int' }),
      nullable: false,
    };
  }

  private within(operand: Operand, place: number, set: GroupingSet): Operand {
    return set.has(place) ? operand : { ...operand, sql: empty, nullable: true };
  }

  private place(key: string): number {
    return this.groups.findIndex((group) => group.key === key);
  }

  private notGrouped(path: string, what: string): Error {
    return errorAt(
      'MALFORMED_QUERY',
      this.context.soql,
      path,
      `${what} must be grouped or aggregated: ${path}`,
      what === 'Field' ? undefined : IN_ORDER,
    );
  }
}

const empty: Sql = sql`NULL`;

/** The fields inside ROLLUP() or CUBE(), or the plain list. */
function termsOf(clauses: readonly GroupByClause[]): { mode: Mode; terms: readonly GroupByClause[] } {
  const subtotal = clauses.find(
    (clause) => 'fn' in clause && /^(?:ROLLUP|CUBE)$/i.test(clause.fn.functionName ?? ''),
  );
  if (subtotal === undefined || !('fn' in subtotal)) return { mode: undefined, terms: clauses };
  const mode = subtotal.fn.functionName?.toUpperCase() === 'CUBE' ? 'CUBE' : 'ROLLUP';
  if (clauses.length > 1) throw malformed(`unexpected token: '${mode}'`);
  const parameters = subtotal.fn.parameters ?? [];
  if (parameters.length > MOST_SUBTOTALLED) {
    throw malformed(`GROUP BY ${mode} must contain ${MOST_SUBTOTALLED} fields or less`);
  }
  const terms = parameters.map((parameter) =>
    typeof parameter === 'string' ? { field: parameter } : { fn: parameter },
  );
  return { mode, terms };
}
