import type { FieldSchema, ObjectSchema } from '../schemaTypes.ts';
import type { SqlValue } from '../storage/index.ts';
import { notSet } from './fault.ts';
import type { FlowRecord } from './flowRecord.ts';
import { assignField, flowRecord } from './flowRecord.ts';
import { globalResource } from './globals.ts';
import type { Interview } from './interview.ts';
import { flowValue, readField, readStored, storedValue } from './readField.ts';
import type { Resource } from './resource.ts';
import type { FlowScope } from './scope.ts';
import { fieldIn, mistake } from './scope.ts';
import type { FlowValue } from './valueType.ts';
import { isCollection, isScalar, typeOfField } from './valueType.ts';

/** A dotted path, checked: a resource, or a field of a record one leads to. */
export interface Reference extends Resource {
  /** As the file writes it. */
  readonly path: string;
  /** The field, when the path is `$Record.Field`. */
  readonly triggerField: FieldSchema | undefined;
  /** The field the path ends in, if it does. */
  readonly field: FieldSchema | undefined;
}

/** @throws MetadataError for a name that is nowhere, and for a field the object has not got */
export function compileReference(scope: FlowScope, path: string): Reference {
  const [name = '', ...steps] = path.split('.');
  const global = name.startsWith('$') ? globalResource(scope, path, steps) : undefined;
  if (global !== undefined && 'whole' in global)
    return { ...global.whole, path, triggerField: undefined, field: undefined };
  const resource = global?.start ?? scope.resource(name);
  if (resource === undefined) throw mistake(scope, `there is nothing named ${name} (in ${path})`);
  if (steps.length === 0) return { ...resource, path, triggerField: undefined, field: undefined };
  if (resource.type.kind !== 'record' || resource.type.collection) {
    throw mistake(scope, `${name} is not a record, so ${path} leads nowhere`);
  }
  return fieldReference(scope, path, resource, resource.type.object, steps);
}

function fieldReference(
  scope: FlowScope,
  path: string,
  resource: Resource,
  object: ObjectSchema,
  steps: readonly string[],
): Reference {
  const lookups: { lookup: FieldSchema; target: ObjectSchema }[] = [];
  let at = object;
  for (const step of steps.slice(0, -1)) {
    const next = lookupNamed(scope, at, step);
    lookups.push(next);
    at = next.target;
  }
  const field = fieldIn(scope, at, steps.at(-1) ?? '');
  const type = typeOfField(field);
  const [first, ...rest] = lookups;
  if (first === undefined) {
    return {
      path,
      type,
      field,
      triggerField: path.startsWith('$Record.') ? field : undefined,
      read: (interview) => {
        const record = recordOf(resource.read(interview));
        // A new record has no values before: all of them are null.
        if (record === undefined && path.startsWith('$Record__Prior.')) return null;
        if (record === undefined) throw notSet(path);
        return flowValue(field, readField(interview, record, field));
      },
      write: resource.write === undefined ? undefined : writeField(resource, object, field),
    };
  }
  return {
    path,
    type,
    field,
    triggerField: undefined,
    write: undefined,
    read(interview) {
      const record = recordOf(resource.read(interview));
      if (record === undefined) throw notSet(path);
      let id: SqlValue = readField(interview, record, first.lookup);
      let parent = first.target;
      for (const { lookup, target } of rest) {
        id = parentValue(interview, parent, id, lookup, path);
        parent = target;
      }
      return flowValue(field, parentValue(interview, parent, id, field, path));
    },
  };
}

/** One step up: a lookup that is empty, or leads to another object than the path says, fails the element. */
function parentValue(
  interview: Interview,
  parent: ObjectSchema,
  id: SqlValue,
  field: FieldSchema,
  path: string,
): SqlValue {
  const value = typeof id === 'string' ? readStored(interview, parent, id, field) : undefined;
  if (value === undefined) throw notSet(path);
  return value;
}

/** `Account`, `Request__r`, and `Owner:User` where several objects can be the parent. */
function lookupNamed(
  scope: FlowScope,
  object: ObjectSchema,
  step: string,
): { lookup: FieldSchema; target: ObjectSchema } {
  const [name = '', chosen] = step.split(':');
  const lookup = object.fields.find((field) => field.relationshipName?.toLowerCase() === name.toLowerCase());
  if (lookup === undefined) throw mistake(scope, `${object.name} has no relationship ${name}`);
  const targets = lookup.referenceTo;
  const wanted = chosen ?? (targets.length === 1 ? targets[0] : undefined);
  const known = targets.find((candidate) => candidate.toLowerCase() === wanted?.toLowerCase());
  const target = known === undefined ? undefined : scope.schema.object(known);
  if (target !== undefined) return { lookup, target };
  throw mistake(
    scope,
    `${object.name}.${name} can lead to ${targets.join(' or ')}: write ${name}:${targets[0] ?? 'Object'}`,
  );
}

function writeField(
  resource: Resource,
  object: ObjectSchema,
  field: FieldSchema,
): (interview: Interview, value: FlowValue) => void {
  return (interview, value) => {
    let record = recordOf(resource.read(interview));
    if (record === undefined) {
      record = flowRecord(object, new Map());
      resource.write?.(interview, record);
    }
    if (!isCollection(value)) assignField(record, field.name, storedValue(field, value));
  };
}

function recordOf(value: FlowValue): FlowRecord | undefined {
  return isCollection(value) || isScalar(value) ? undefined : value;
}
