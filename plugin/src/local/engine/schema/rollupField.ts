import { z } from 'zod';
import { MetadataError } from '../metadataError.ts';
import type { FieldElement } from '../metadata/shapes.ts';
import type { FieldSchema, ObjectSchema, Rollup } from '../schemaTypes.ts';

const operations = z.enum([
  'equals',
  'notEqual',
  'lessThan',
  'greaterThan',
  'lessOrEqual',
  'greaterOrEqual',
  'contains',
  'notContain',
  'startsWith',
  'includes',
  'excludes',
]);

function split(file: string, element: string, path: string | undefined): [object: string, field: string] {
  const [object, field, ...rest] = (path ?? '').split('.');
  if (object && field && rest.length === 0) return [object, field];
  throw new MetadataError(file, `<${element}>: expected Object.Field, found ${path ?? 'nothing'}`);
}

/** The roll-up that a Summary field describes, before its detail object is known. */
export function readRollup(file: string, element: FieldElement): Rollup {
  const [childObject, foreignKey] = split(file, 'summaryForeignKey', element.summaryForeignKey);
  const operation = element.summaryOperation;
  if (operation === undefined) throw new MetadataError(file, 'a roll-up summary needs <summaryOperation>');
  const summarized =
    operation === 'count' ? undefined : split(file, 'summarizedField', element.summarizedField)[1];
  const filters = element.summaryFilterItems.map((item) => {
    const known = operations.safeParse(item.operation);
    if (!known.success || item.valueField !== undefined) {
      throw new MetadataError(
        file,
        `<summaryFilterItems>: the local org cannot run ${item.operation} on ${item.field}`,
      );
    }
    return {
      field: split(file, 'summaryFilterItems.field', item.field)[1],
      operation: known.data,
      value: item.value ?? '',
    };
  });
  return { operation, childObject, foreignKey, summarized, filters };
}

/** Gives a roll-up its result type and checks that every name in it exists; MetadataError otherwise. */
export function finishRollup(
  master: ObjectSchema,
  field: FieldSchema,
  rollup: Rollup,
  objectNamed: (name: string) => ObjectSchema | undefined,
): void {
  const where = `${master.name}.${field.name}`;
  const child = objectNamed(rollup.childObject);
  if (child === undefined)
    throw new MetadataError(where, `rolls up ${rollup.childObject}, which no folder defines`);
  for (const name of [
    rollup.foreignKey,
    rollup.summarized,
    ...rollup.filters.map((filter) => filter.field),
  ]) {
    if (name !== undefined && child.field(name) === undefined) {
      throw new MetadataError(where, `rolls up ${child.name}, which has no field ${name}`);
    }
  }
  const foreignKey = child.field(rollup.foreignKey);
  if (foreignKey?.masterDetail !== true || !foreignKey.referenceTo.includes(master.name)) {
    throw new MetadataError(
      where,
      `${child.name}.${rollup.foreignKey} is no master-detail to ${master.name}`,
    );
  }
  const source = rollup.summarized === undefined ? undefined : child.field(rollup.summarized);
  field.nillable = rollup.operation === 'min' || rollup.operation === 'max';
  if (source === undefined) return;
  field.type = source.type === 'int' ? 'double' : source.type;
  field.scale = source.scale;
  field.precision = source.type === 'date' || source.type === 'datetime' ? 0 : 18;
}
