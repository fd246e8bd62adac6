import { makeCriterion } from '../dml/criterion.ts';
import type { Draft } from '../dml/draft.ts';
import type { Engine } from '../dml/engine.ts';
import { holds, parseLogic } from '../flow/conditionLogic.ts';
import type { Sourced } from '../metadata/readFolders.ts';
import { MetadataError } from '../metadataError.ts';
import type { ObjectSchema } from '../schemaTypes.ts';
import { sql } from '../storage/index.ts';
import type { AssignmentRulesElement, RuleEntryElement } from './assignmentShapes.ts';

/** Who gets a record: a queue by its developer name, or a user by the username. */
interface Assignee {
  type: 'User' | 'Queue';
  name: string;
}

interface Entry {
  holds(draft: Draft): boolean;
  assignee: Assignee | undefined;
}

export interface AssignmentRule {
  name: string;
  active: boolean;
  entries: readonly Entry[];
}

/** The rules of an object in their order; MetadataError names what cannot run. */
export function readAssignmentRules(
  { file, element }: Sourced<AssignmentRulesElement>,
  object: ObjectSchema,
): AssignmentRule[] {
  return element.assignmentRule.map((rule) => ({
    name: rule.fullName,
    active: rule.active === true,
    entries: rule.ruleEntry.map((entry) => readEntry(file, object, entry)),
  }));
}

function readEntry(file: string, object: ObjectSchema, element: RuleEntryElement): Entry {
  if (element.formula !== undefined) {
    throw new MetadataError(file, '<formula>: the local org cannot run a formula in an assignment rule yet.');
  }
  const criteria = element.criteriaItems.map((item) => makeCriterion(file, object, item));
  const logic = parseLogic(element.booleanFilter, criteria.length);
  if (logic === undefined) throw new MetadataError(file, `<booleanFilter>: ${element.booleanFilter ?? ''}`);
  const { assignedTo: name, assignedToType: type = 'User' } = element;
  return {
    holds: (draft) => holds(logic, (index) => criteria[index]?.(draft) === true),
    assignee: name === undefined ? undefined : { type, name },
  };
}

/** The id behind a name; undefined when there is no such queue or active user yet. */
export function idOfAssignee(engine: Engine, { type, name }: Assignee): string | undefined {
  const row =
    type === 'Queue'
      ? engine.database.row(
          sql`SELECT "Id" FROM "Group" WHERE "Type" = 'Queue' AND ("DeveloperName" = ${name} OR "Name" = ${name})
              AND "IsDeleted" = 0 ORDER BY "Id"`,
        )
      : engine.database.row(sql`SELECT "Id" FROM "User" WHERE "Username" = ${name} AND "IsActive" = 1`);
  return typeof row?.[0] === 'string' ? row[0] : undefined;
}
