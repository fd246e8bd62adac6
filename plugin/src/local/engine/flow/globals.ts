import { userSettings } from '../soql/userSettings.ts';
import { dayAt } from '../soql/zone.ts';
import { readDraft } from '../dml/find.ts';
import { sql } from '../storage/index.ts';
import { instantOf } from '../times.ts';
import { cannotRun } from './flowFile.ts';
import { flowRecord } from './flowRecord.ts';
import type { Interview } from './interview.ts';
import type { Resource } from './resource.ts';
import type { FlowScope } from './scope.ts';
import { objectIn } from './scope.ts';
import type { FlowValue, ScalarKind } from './valueType.ts';
import { scalar } from './valueType.ts';

/** A global variable: all of the path, or the record the rest of the path starts from. */
type Global = { readonly whole: Resource } | { readonly start: Resource };

function value(kind: ScalarKind, read: (interview: Interview) => FlowValue): Global {
  return { whole: { type: scalar(kind), read, write: undefined } };
}

/** By the path's second step. */
const flowGlobals: Readonly<Record<string, Global>> = {
  CurrentDateTime: value('datetime', ({ engine }) => engine.stamp()),
  CurrentDate: value('date', ({ engine, userId }) =>
    dayAt(instantOf(engine.stamp()), userSettings(engine.database, userId).zone),
  ),
  InterviewStartTime: value('datetime', ({ engine }) => engine.stamp()),
  FaultMessage: value('text', ({ fault }) => fault),
};

const constants: Readonly<Record<string, Global>> = {
  True: value('boolean', () => true),
  False: value('boolean', () => false),
  EmptyString: value('text', () => ''),
};

/** A record of the one who saves, by the lookups that lead from the user to it. */
function ofUser(scope: FlowScope, objectName: string, lookup: string | undefined): Global {
  const object = objectIn(scope, objectName);
  return {
    start: {
      type: { kind: 'record', object, collection: false },
      write: undefined,
      read({ engine, userId }) {
        const user = readDraft(engine, objectIn(scope, 'User'), userId);
        const id = lookup === undefined ? userId : user.get(lookup);
        return typeof id === 'string' ? flowRecord(object, readDraft(engine, object, id)) : null;
      },
    },
  };
}

const roots: Readonly<
  Record<string, (scope: FlowScope, path: string, steps: readonly string[]) => Global | undefined>
> = {
  $Record: (scope) => ({
    start: {
      type: { kind: 'record', object: scope.object, collection: false },
      read: ({ record }) => record,
      // The record itself is not replaced; its fields are assigned through `read`.
      write: () => undefined,
    },
  }),
  $Record__Prior: (scope) => ({
    start: {
      type: { kind: 'record', object: scope.object, collection: false },
      read: ({ prior }) => prior ?? null,
      write: undefined,
    },
  }),
  $Flow: (_scope, _path, [name = '']) => flowGlobals[name],
  $GlobalConstant: (_scope, _path, [name = '']) => constants[name],
  $User: (scope) => ofUser(scope, 'User', undefined),
  $Profile: (scope) => ofUser(scope, 'Profile', 'ProfileId'),
  $UserRole: (scope) => ofUser(scope, 'UserRole', 'UserRoleId'),
  $Organization: (scope) => {
    const object = objectIn(scope, 'Organization');
    return {
      start: {
        type: { kind: 'record', object, collection: false },
        write: undefined,
        read({ engine }) {
          const [id] = engine.database.row(sql`SELECT "Id" FROM "Organization"`) ?? [];
          return typeof id === 'string' ? flowRecord(object, readDraft(engine, object, id)) : null;
        },
      },
    };
  },
  $Permission: ({ hasPermission, formulaWorld }, _path, [name = '']) =>
    formulaWorld.customPermissions.includes(name)
      ? value('boolean', ({ userId }) => hasPermission(userId, name))
      : undefined,
};

/** @throws MetadataError for a global variable the local org has not got, such as $Label or $Setup */
export function globalResource(scope: FlowScope, path: string, steps: readonly string[]): Global {
  const global = roots[path.split('.')[0] ?? '']?.(scope, path, steps);
  if (global !== undefined) return global;
  throw cannotRun(
    scope.file,
    `${scope.element}, which refers to {!${path}}`,
    'there is no such global variable here',
  );
}
