import type { Engine } from '../dml/engine.ts';
import type { SaveStep, Saving } from '../dml/saveStep.ts';
import { sameId } from '../ids.ts';
import type { Metadata } from '../metadata/readFolders.ts';
import type { ObjectSchema, Schema } from '../schemaTypes.ts';
import { identifier, sql } from '../storage/index.ts';
import { markAssigned } from './assignedByRule.ts';
import type { AssignmentRule } from './assignmentRule.ts';
import { idOfAssignee, readAssignmentRules } from './assignmentRule.ts';
import type { CaseSettingsElement } from './assignmentShapes.ts';

/** Objects with assignment rules ("AssignmentRule", Object Reference). */
const assigned = ['Case', 'Lead'];

/**
 * Gives Cases and Leads their owner when a call asks for assignment rules, which a REST call does by default
 * ("Assignment Rule Header", REST API Developer Guide). Where no entry matches, and for Cases even where no rule is
 * active, the owner becomes the Default Case Owner (Help 000395506).
 */
export function makeAssignmentStep(metadata: Metadata, schema: Schema): SaveStep {
  const rules = new Map<ObjectSchema, readonly AssignmentRule[]>();
  for (const name of assigned) {
    const object = schema.object(name);
    const source = metadata.assignmentRules.get(name);
    if (object !== undefined)
      rules.set(object, source === undefined ? [] : readAssignmentRules(source, object));
  }
  return {
    afterSave(engine, saving) {
      const own = rules.get(saving.object);
      if (own === undefined || engine.autoAssign === false) return;
      const owner = ownerOf(engine, saving, own, metadata.caseSettings);
      if (owner === undefined || owner === saving.after.get('OwnerId')) return;
      saving.after.set('OwnerId', owner);
      markAssigned(saving);
      engine.database.run(
        sql`UPDATE ${identifier(saving.object.name)} SET "OwnerId" = ${owner} WHERE "Id" = ${saving.id}`,
      );
    },
  };
}

function ownerOf(
  engine: Engine,
  { object, after }: Saving,
  rules: readonly AssignmentRule[],
  settings: CaseSettingsElement | undefined,
): string | undefined {
  const rule = chosenRule(engine, object, rules);
  const entry = rule?.entries.find((each) => each.holds(after));
  // An entry without an assignee leaves the owner as it is ("Do Not Reassign Owner").
  if (entry !== undefined && entry.assignee === undefined) return undefined;
  const given = entry?.assignee && idOfAssignee(engine, entry.assignee);
  if (given !== undefined) return given;
  return object.name === 'Case' ? defaultOwner(engine, settings) : undefined;
}

/** The rule the call names by id, or the active one. */
function chosenRule(
  engine: Engine,
  object: ObjectSchema,
  rules: readonly AssignmentRule[],
): AssignmentRule | undefined {
  const wanted = engine.autoAssign;
  if (typeof wanted !== 'string') return rules.find((rule) => rule.active);
  const rows = engine.database.rows(
    sql`SELECT "Id", "Name" FROM "AssignmentRule" WHERE "SobjectType" = ${object.name}`,
  );
  const name = rows.find(([id]) => sameId(String(id), wanted))?.[1];
  return rules.find((rule) => rule.name === name);
}

/** Support Settings name the Default Case Owner; in a new org it is the first administrator. */
function defaultOwner(engine: Engine, settings: CaseSettingsElement | undefined): string | undefined {
  const named =
    settings?.defaultCaseOwner &&
    idOfAssignee(engine, { type: settings.defaultCaseOwnerType ?? 'User', name: settings.defaultCaseOwner });
  if (named !== undefined && named !== '') return named;
  const [first] =
    engine.database.row(
      sql`SELECT u."Id" FROM "User" u JOIN "Profile" p ON p."Id" = u."ProfileId"
          WHERE p."Name" = 'System Administrator' AND u."IsActive" = 1 AND u."UserType" = 'Standard'
          ORDER BY u."CreatedDate", u."Id" LIMIT 1`,
    ) ?? [];
  return typeof first === 'string' ? first : undefined;
}
