import type { Engine } from '../dml/engine.ts';
import { loadRecords } from '../dml/load.ts';
import type { Metadata, Sourced } from '../metadata/readFolders.ts';
import { MetadataError } from '../metadataError.ts';
import { sql } from '../storage/index.ts';
import type { QueueElement } from './queueShape.ts';

/**
 * Makes the queues of the metadata folders: a Group of type Queue, a QueueSobject for each object and a GroupMember for
 * each member the org knows ("Queue", Metadata API Developer Guide). Users who come later are members at the next start.
 */
export function mirrorQueues(engine: Engine, queues: Metadata['queues']): void {
  for (const [name, source] of queues) mirrorQueue(engine, name, source);
}

function mirrorQueue(engine: Engine, name: string, { file, element }: Sourced<QueueElement>): void {
  const known = engine.database.row(
    sql`SELECT "Id" FROM "Group" WHERE "Type" = 'Queue' AND "DeveloperName" = ${name} AND "IsDeleted" = 0`,
  )?.[0];
  const queue = typeof known === 'string' ? known : makeGroup(engine, name, element);
  for (const { sobjectType } of element.queueSobject) {
    const object = engine.schema.object(sobjectType);
    if (object?.field('OwnerId')?.referenceTo.includes('Group') !== true)
      throw new MetadataError(file, `<queueSobject>: records of ${sobjectType} cannot belong to a queue`);
    const listed = engine.database.row(
      sql`SELECT 1 FROM "QueueSobject" WHERE "QueueId" = ${queue} AND "SobjectType" = ${object.name}
          AND "IsDeleted" = 0`,
    );
    if (listed === undefined)
      loadRecords(engine, 'QueueSobject', [{ QueueId: queue, SobjectType: object.name }]);
  }
  for (const member of membersOf(engine, element)) {
    const listed = engine.database.row(
      sql`SELECT 1 FROM "GroupMember" WHERE "GroupId" = ${queue} AND "UserOrGroupId" = ${member}
          AND "IsDeleted" = 0`,
    );
    if (listed === undefined) loadRecords(engine, 'GroupMember', [{ GroupId: queue, UserOrGroupId: member }]);
  }
}

function makeGroup(engine: Engine, name: string, element: QueueElement): string {
  const [id = ''] = loadRecords(engine, 'Group', [
    {
      Name: element.name,
      DeveloperName: name,
      Type: 'Queue',
      Email: element.email ?? null,
      DoesSendEmailToMembers: element.doesSendEmailToMembers === true,
      DoesIncludeBosses: element.doesIncludeBosses !== false,
    },
  ]);
  return id;
}

/** Ids of the members that exist: users by username, groups and the groups behind roles by developer name. */
function membersOf(engine: Engine, { queueMembers }: QueueElement): string[] {
  const groups = (type: string, names: readonly string[] = []): string[] =>
    names.flatMap((name) =>
      engine.database
        .rows(
          sql`SELECT "Id" FROM "Group" WHERE "Type" = ${type} AND "DeveloperName" = ${name} AND "IsDeleted" = 0`,
        )
        .map(([id]) => String(id)),
    );
  const users = (queueMembers?.users?.user ?? []).flatMap((name) =>
    engine.database.rows(sql`SELECT "Id" FROM "User" WHERE "Username" = ${name}`).map(([id]) => String(id)),
  );
  return [
    ...users,
    ...groups('Regular', queueMembers?.publicGroups?.publicGroup),
    ...groups('Role', queueMembers?.roles?.role),
    ...groups('RoleAndSubordinates', queueMembers?.roleAndSubordinates?.roleAndSubordinate),
    ...groups(
      'RoleAndSubordinatesInternal',
      queueMembers?.roleAndSubordinatesInternal?.roleAndSubordinateInternal,
    ),
  ];
}
