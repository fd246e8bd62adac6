import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { childrenNamed, childText, isTrue } from '../../scripts/metadata/element.ts';
import { readXml } from '../../scripts/metadata/readXml.ts';

const folder = join(import.meta.dirname, '../../force-app/main/default/permissionsets');

export interface ObjectGrant {
  readonly create: boolean;
  readonly read: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
}

/** What the file of a permission set grants. */
export interface GrantedByFile {
  readonly objects: ReadonlyMap<string, ObjectGrant>;
  /** `Case.Chapter__c` to whether it may be edited too; a field that is not granted is not in it. */
  readonly fields: ReadonlyMap<string, boolean>;
  /** `viewAllRecords`, `modifyAllRecords`, `viewAllFields` of an object: `viewAllRecords Case`. */
  readonly wide: readonly string[];
  readonly customPermissions: readonly string[];
}

/** Reads `SCORE_Mentor.permissionset-meta.xml` and its like. */
export function grantedByFile(name: string): GrantedByFile {
  const reading = readXml(readFileSync(join(folder, `${name}.permissionset-meta.xml`), 'utf8'));
  assert.ok(reading.ok, name);
  const { root } = reading;
  const objects = childrenNamed(root, 'objectPermissions');
  return {
    objects: new Map(
      objects.map((each) => [
        childText(each, 'object') ?? '',
        {
          create: isTrue(each, 'allowCreate'),
          read: isTrue(each, 'allowRead'),
          edit: isTrue(each, 'allowEdit'),
          delete: isTrue(each, 'allowDelete'),
        },
      ]),
    ),
    fields: new Map(
      childrenNamed(root, 'fieldPermissions')
        .filter((each) => isTrue(each, 'readable'))
        .map((each) => [childText(each, 'field') ?? '', isTrue(each, 'editable')]),
    ),
    wide: objects.flatMap((each) =>
      ['viewAllRecords', 'modifyAllRecords', 'viewAllFields']
        .filter((access) => isTrue(each, access))
        .map((access) => `${access} ${childText(each, 'object') ?? ''}`),
    ),
    customPermissions: childrenNamed(root, 'customPermissions')
      .filter((each) => isTrue(each, 'enabled'))
      .map((each) => childText(each, 'name') ?? ''),
  };
}
