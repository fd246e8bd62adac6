import type { Org, Row } from '../engine/index.ts';
import { rowText } from './rowText.ts';
import { soqlString } from './soqlText.ts';

/** The password of every user of a local org: it guards nothing, the server answers this machine only. */
export const LOCAL_PASSWORD = 'local';

/** A user one can sign in as. */
export interface LocalUser {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly timeZone: string;
  readonly profile: string;
  readonly profileId: string;
}

const LISTED = 500;

function profileName(row: Row): string {
  const profile = row.Profile;
  if (typeof profile !== 'object' || profile === null || !('Name' in profile)) return '';
  return typeof profile.Name === 'string' ? profile.Name : '';
}

function select(org: Org, where: string, limit: number): LocalUser[] {
  const soql = `SELECT Id, Username, Name, Email, TimeZoneSidKey, ProfileId, Profile.Name FROM User WHERE IsActive = true AND UserType != 'AutomatedProcess' AND ${where} ORDER BY Username LIMIT ${limit}`;
  return org.query(soql, { userId: org.systemUserId }).records.map((row) => ({
    id: rowText(row, 'Id'),
    username: rowText(row, 'Username'),
    name: rowText(row, 'Name'),
    email: rowText(row, 'Email'),
    timeZone: rowText(row, 'TimeZoneSidKey') || 'America/New_York',
    profile: profileName(row),
    profileId: rowText(row, 'ProfileId'),
  }));
}

/** The active user with this username, in any case. */
export function findUserByName(org: Org, username: string): LocalUser | undefined {
  return select(org, `Username = ${soqlString(username)}`, 1)[0];
}

export function findUserById(org: Org, id: string): LocalUser | undefined {
  return /^[0-9A-Za-z]{15,18}$/.test(id) ? select(org, `Id = ${soqlString(id)}`, 1)[0] : undefined;
}

/** Everybody one can sign in as, for the page's list; `search` narrows by the start of the username. */
export function listUsers(org: Org, search = ''): LocalUser[] {
  const pattern = soqlString(`${search.replace(/[%_\\]/g, '')}%`);
  return select(org, `Username LIKE ${pattern}`, LISTED);
}
