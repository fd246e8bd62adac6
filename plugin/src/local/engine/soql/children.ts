import type { Subquery } from '@jetstreamapp/soql-parser-js';
import type { FieldSchema, ObjectSchema } from '../schemaTypes.ts';
import type { QueryContext } from './context.ts';
import { errorAt } from './sourceText.ts';

/**
 * The child object and lookup that a subquery's relationship name means: `FROM Contacts`, `FROM Account.Contacts`.
 * @throws ApiError INVALID_TYPE
 */
export function childOf(
  parent: ObjectSchema,
  { relationshipName: name }: Pick<Subquery, 'relationshipName'>,
  context: QueryContext,
): { object: ObjectSchema; lookup: FieldSchema; relationshipName: string } {
  const relationship = parent.childRelationships.find(
    (candidate) => candidate.relationshipName?.toLowerCase() === name.toLowerCase(),
  );
  const object = relationship && context.schema.object(relationship.childObject);
  const lookup = relationship && object?.field(relationship.field);
  if (relationship?.relationshipName !== undefined && object !== undefined && lookup !== undefined) {
    return { object, lookup, relationshipName: relationship.relationshipName };
  }
  throw errorAt(
    'INVALID_TYPE',
    context.soql,
    name,
    `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom ` +
      "relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the " +
      'describe call for the appropriate names.',
  );
}
