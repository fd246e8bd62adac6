/** The fixed users of the local org, besides one per mentor. No real people. */
export interface StaffMember {
  readonly username: string;
  readonly first: string;
  readonly last: string;
  /** One of those that every org has. */
  readonly profile: string;
  readonly title: string;
  readonly zone: string;
  /** Of the package; assigned when the org has it. */
  readonly permissionSet: string | undefined;
  /** The public group that records are shared with, of the package too. */
  readonly group?: string;
}

const newYork = 'America/New_York';
const central = { zone: 'America/Chicago', group: 'SCORE_Central' };
const midAtlantic = { zone: newYork, group: 'SCORE_Mid_Atlantic' };

const coordinator = {
  profile: 'Standard User',
  title: 'Client Intake Coordinator',
  permissionSet: 'SCORE_CIC',
};
const operations = {
  profile: 'Standard User',
  title: 'Regional Operations Coordinator',
  permissionSet: 'SCORE_ROC',
};

/** Two coordinators and one operations coordinator for each region of the pilot (M15). */
export const staff: readonly StaffMember[] = [
  {
    username: 'admin@engage.local',
    first: 'Local',
    last: 'Administrator',
    profile: 'System Administrator',
    title: 'Administrator of the local org',
    zone: newYork,
    permissionSet: undefined,
  },
  {
    username: 'service@engage.local',
    first: 'SCORE',
    last: 'Service',
    profile: 'Minimum Access - API Only Integrations',
    title: 'Integration user of the sync',
    zone: newYork,
    permissionSet: 'SCORE_Service',
    group: 'SCORE_Service',
  },
  { username: 'cic.central@engage.local', first: 'Corin', last: 'Intakewell', ...central, ...coordinator },
  { username: 'cic2.central@engage.local', first: 'Dara', last: 'Queueford', ...central, ...coordinator },
  {
    username: 'cic.midatlantic@engage.local',
    first: 'Merle',
    last: 'Matchwood',
    ...midAtlantic,
    ...coordinator,
  },
  {
    username: 'cic2.midatlantic@engage.local',
    first: 'Noor',
    last: 'Assignley',
    ...midAtlantic,
    ...coordinator,
  },
  { username: 'roc.central@engage.local', first: 'Oona', last: 'Operley', ...central, ...operations },
  {
    username: 'roc.midatlantic@engage.local',
    first: 'Perrin',
    last: 'Regionsby',
    ...midAtlantic,
    ...operations,
  },
];
