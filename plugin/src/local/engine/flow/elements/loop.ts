import type { z } from 'zod';
import { parseElement } from '../flowFile.ts';
import type { Node } from '../interview.ts';
import { compileReference } from '../reference.ts';
import type { FlowScope } from '../scope.ts';
import { mistake, target } from '../scope.ts';
import { loopShape } from '../shapes.ts';
import type { FlowItem, ValueType } from '../valueType.ts';
import { conversion, isCollection } from '../valueType.ts';
import { assignable } from './assignment.ts';

/** The type of a loop's current item, which goes by the loop's name. */
export function loopItem(scope: FlowScope, loop: z.output<typeof loopShape>): ValueType {
  const { type } = compileReference(scope, loop.collectionReference);
  if (type.collection) return { ...type, collection: false };
  throw mistake(scope, `${loop.collectionReference} is not a collection to loop over`);
}

/** A Loop element: each visit takes the next item; after the last it leads out, and may be entered anew. */
export function compileLoop(scope: FlowScope, element: unknown): Node {
  const loop = parseElement(scope.file, 'loops', element, loopShape);
  const item = loopItem(scope, loop);
  const collection = compileReference(scope, loop.collectionReference);
  const into =
    loop.assignNextValueToReference === undefined
      ? undefined
      : assignable(scope, loop.assignNextValueToReference);
  if (into !== undefined && conversion(item, into.type) === undefined) {
    throw mistake(scope, `${into.path} does not take the items of ${collection.path}`);
  }
  const again = target(scope, loop.nextValueConnector);
  const after = target(scope, loop.noMoreValuesConnector);
  return {
    faultTarget: undefined,
    run(interview) {
      const value = collection.read(interview);
      const items: readonly FlowItem[] = isCollection(value) ? value : [];
      const position = interview.loops.get(loop.name) ?? 0;
      const next = items.at(loop.iterationOrder === 'Desc' ? items.length - 1 - position : position);
      if (position >= items.length || next === undefined) {
        interview.loops.delete(loop.name);
        return after;
      }
      interview.loops.set(loop.name, position + 1);
      interview.values.set(loop.name, next);
      into?.write?.(interview, next);
      return again;
    },
  };
}
