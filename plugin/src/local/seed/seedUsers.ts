import type { Org } from '../engine/index.ts';
import { idByName } from './idByName.ts';
import { staff } from './staff.ts';

export interface SeededUsers {
  readonly admin: string;
  readonly service: string;
  /** User Ids by username, the two above included. */
  readonly byUsername: ReadonlyMap<string, string>;
}

/** The fixed users with their permission sets; what an org needs before anybody can log in. */
export function seedUsers(org: Org): SeededUsers {
  return org.transaction(() => {
    const profiles = idByName(org, 'Profile', 'Name');
    const ids = org.load(
      'User',
      staff.map((member) => ({ ...userValues(member), ProfileId: known(profiles, member.profile) })),
    );
    const byUsername = new Map(staff.map(({ username }, index) => [username, ids[index] ?? '']));
    assignPermissionSets(org, byUsername);
    joinRegions(org, byUsername);
    return {
      admin: known(byUsername, 'admin@engage.local'),
      service: known(byUsername, 'service@engage.local'),
      byUsername,
    };
  });
}

function userValues(member: (typeof staff)[number]): Record<string, string> {
  const name = member.username.replace('@engage.local', '');
  return {
    Username: member.username,
    FirstName: member.first,
    LastName: member.last,
    Email: member.username,
    Alias: name.replaceAll('.', '').slice(0, 8),
    CommunityNickname: name,
    Title: member.title,
    TimeZoneSidKey: member.zone,
  };
}

/** As far as the org's metadata has the permission sets. */
function assignPermissionSets(org: Org, byUsername: ReadonlyMap<string, string>): void {
  const sets = idByName(org, 'PermissionSet', 'Name');
  const rows = staff.flatMap(({ username, permissionSet }) => {
    const setId = sets.get(permissionSet ?? '');
    return setId === undefined ? [] : [{ PermissionSetId: setId, AssigneeId: known(byUsername, username) }];
  });
  org.load('PermissionSetAssignment', rows);
}

/** As far as the org's metadata has the groups. */
function joinRegions(org: Org, byUsername: ReadonlyMap<string, string>): void {
  const groups = idByName(org, 'Group', 'DeveloperName');
  const rows = staff.flatMap(({ username, group }) => {
    const groupId = groups.get(group ?? '');
    return groupId === undefined ? [] : [{ GroupId: groupId, UserOrGroupId: known(byUsername, username) }];
  });
  org.load('GroupMember', rows);
}

function known(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`Expected '${name}' in the local org, but it is not there.`);
  return id;
}
