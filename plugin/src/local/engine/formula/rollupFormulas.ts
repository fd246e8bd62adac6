import { MetadataError } from '../metadataError.ts';
import type { FieldFormula, FieldSchema, ObjectSchema, Schema } from '../schemaTypes.ts';
import type { Sql } from '../storage/index.ts';
import { identifier } from '../storage/index.ts';
import type { Formulas } from './formulas.ts';
import type { QueryFormulas, SqlRecord } from './formulaSql.ts';
import { formulaSql } from './formulaSql.ts';

/** Why a roll-up cannot use a formula; undefined when it can. */
function problemOf(formulas: Formulas, formula: FieldFormula): string | undefined {
  const { timed, references } = formulas.of(formula);
  if (timed) return 'derives values on the fly';
  for (const reference of references) {
    if (reference.kind === 'constant') continue;
    if (reference.kind !== 'value' || reference.root !== 'record' || reference.path.length > 0) {
      return 'reads more than its own record';
    }
    const inner = reference.field.formula;
    const problem = inner === undefined ? undefined : problemOf(formulas, inner);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/**
 * Refuses roll-ups over formulas with TODAY and the like, or with fields of other objects ("Roll-Up Summary Field",
 * Salesforce Help).
 * @throws MetadataError
 */
export function checkRollups(schema: Schema, formulas: Formulas): void {
  for (const master of schema.objects.values()) {
    for (const field of master.fields) {
      if (field.rollup === undefined) continue;
      const child = schema.object(field.rollup.childObject);
      for (const name of [field.rollup.summarized, ...field.rollup.filters.map((filter) => filter.field)]) {
        const formula = name === undefined ? undefined : child?.field(name)?.formula;
        const problem = formula === undefined ? undefined : problemOf(formulas, formula);
        if (problem === undefined) continue;
        throw new MetadataError(
          `${master.name}.${field.name}`,
          `cannot summarize or filter by ${child?.name}.${name}: its formula ${problem}. Use another field.`,
        );
      }
    }
  }
}

/** A field of a detail in the query of a roll-up: a column, or a formula over columns. */
export function detailColumn(formulas: Formulas, object: ObjectSchema, field: FieldSchema): Sql {
  if (field.formula === undefined) return identifier(field.name);
  const query: QueryFormulas = { formulas, now: 0, zone: 'UTC', global: constantOf };
  const record: SqlRecord = {
    object,
    column: (each) => identifier(each.name),
    parent: () => {
      throw new Error(`${field.name} of ${object.name} reads another object`);
    },
  };
  return formulaSql(record, field, field.formula, query);
}

const constantOf: QueryFormulas['global'] = (reference) =>
  reference.kind === 'constant' ? reference.value : null;
