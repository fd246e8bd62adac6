import type { FieldSchema, ObjectSchema } from '../../engine/index.ts';
import { fieldOf, lookupOf, targetsOf } from '../uiapi/fieldTree.ts';
import { validationError } from './graphqlError.ts';
import type { NodePlan, Planning } from './planTypes.ts';
import type { Selection } from './selection.ts';

/** What every node answers besides its fields. */
const scalars = new Set(['Id', 'ApiName', 'WeakEtag', 'DisplayValue', '__typename']);

const valueTypes: Partial<Readonly<Record<FieldSchema['type'], string>>> = {
  id: 'IDValue',
  reference: 'IDValue',
  boolean: 'BooleanValue',
  int: 'IntValue',
  double: 'DoubleValue',
  currency: 'CurrencyValue',
  percent: 'PercentValue',
  date: 'DateValue',
  datetime: 'DateTimeValue',
  time: 'TimeValue',
  picklist: 'PicklistValue',
  multipicklist: 'MultiPicklistValue',
  textarea: 'TextAreaValue',
  email: 'EmailValue',
  phone: 'PhoneNumberValue',
  url: 'UrlValue',
};

/** The GraphQL type of a field's value. */
export function valueType(field: FieldSchema): string {
  return valueTypes[field.type] ?? 'StringValue';
}

function partsOf(field: FieldSchema): readonly string[] {
  const isPicklist = field.type === 'picklist' || field.type === 'multipicklist';
  return ['value', 'displayValue', '__typename', ...(isPicklist ? ['label'] : [])];
}

function planField(
  field: FieldSchema,
  selection: Selection,
  path: readonly string[],
  plan: NodePlan,
  planning: Planning,
): void {
  const type = valueType(field);
  if (selection.selections.length === 0) {
    const problem = `Subselection required for type '${type}' of field '${selection.name}'`;
    planning.errors.push(validationError('SubselectionRequired', problem, path, selection.location));
  }
  const allowed = partsOf(field);
  for (const part of selection.selections) {
    if (allowed.includes(part.name)) continue;
    const problem = `Field '${part.name}' in type '${type}' is undefined`;
    planning.errors.push(validationError('FieldUndefined', problem, [...path, part.name], part.location));
  }
  plan.fields.push({
    key: selection.key,
    field,
    onType: selection.onType,
    parts: selection.selections.map(({ key, name }) => ({ key, name })),
  });
}

function planChild(
  objects: readonly ObjectSchema[],
  selection: Selection,
  path: readonly string[],
  plan: NodePlan,
  planning: Planning,
): boolean {
  for (const object of objects) {
    const relation = object.childRelationships.find((child) => child.relationshipName === selection.name);
    const child = relation && planning.org.schema.object(relation.childObject);
    if (!child) continue;
    plan.children.push({
      key: selection.key,
      onType: selection.onType,
      foreignKey: relation.field,
      connection: planning.planConnection(child, selection, path, planning),
    });
    return true;
  }
  return false;
}

/** The fields, parents and children of a record, checked against the schema. Names count in their own case. */
export function planNode(
  objects: readonly ObjectSchema[],
  selections: readonly Selection[],
  path: readonly string[],
  planning: Planning,
): NodePlan {
  const plan: NodePlan = { objects, scalars: [], fields: [], parents: [], children: [] };
  for (const selection of selections) {
    const { name, key, onType } = selection;
    const candidates = onType === undefined ? objects : objects.filter((object) => object.name === onType);
    const here = [...path, name];
    const field = fieldOf(candidates, name);
    const lookup = lookupOf(candidates, name);
    if (scalars.has(name)) plan.scalars.push({ key, name });
    else if (field?.name === name) planField(field, selection, here, plan, planning);
    else if (lookup?.relationshipName === name) {
      const node = planNode(targetsOf(planning.org, lookup), selection.selections, here, planning);
      plan.parents.push({ key, relationship: name, onType, node });
    } else if (!planChild(candidates, selection, here, plan, planning) && !selection.optional) {
      const type = objects.length === 1 ? (objects[0]?.name ?? '') : 'Record';
      const problem = `Field '${name}' in type '${type}' is undefined`;
      planning.errors.push(validationError('FieldUndefined', problem, here, selection.location));
    }
  }
  return plan;
}
