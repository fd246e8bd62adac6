import type { AddressInfo } from 'node:net';
import { engageAutomation } from '../../../plugin/src/local/engage/index.ts';
import { createServer, openOrg, openSessions, seedUsers } from '../../../plugin/src/local/index.ts';
import { metadataFolders } from '../../../test/metadataFolders.ts';

/** What the measured server tells the bench once it answers. */
export interface ServerReady {
  readonly url: string;
  readonly token: string;
  readonly mentors: readonly { readonly contactId: string; readonly userId: string }[];
  readonly chapterId: string;
  readonly clientId: string;
}

/** What the process has used so far: seconds of the processor, the most memory at a time. */
export interface ServerUsage {
  readonly seconds: number;
  readonly peakMb: number;
}

const MENTORS = 1000;

/** The local org in a process of its own, `node serverProcess.ts FILE`, so that its memory is its own. It tells what it has used when asked, and ends on 'stop'. */
const clock = { now: () => new Date() };
const org = openOrg({
  file: process.argv[2] ?? ':memory:',
  metadata: metadataFolders(),
  clock,
  datetimePrecision: 'second',
  automation: engageAutomation,
});
const { admin } = seedUsers(org);
const sessions = openSessions({ organizationId: org.organizationId, clock });
const app = createServer({ org, clock, sessions, dailyApiCalls: 10_000_000 });
const profile = org.query("SELECT Id FROM Profile WHERE Name = 'Partner Community User'", { userId: admin });
const [chapterId = ''] = org.load('Account', [{ Name: 'SCORE Benchville', Unit_Level__c: 'Chapter' }]);
const contacts = org.load('Contact', [
  { LastName: 'Client', Email: 'client@example.com' },
  ...Array.from({ length: MENTORS }, (_, index) => ({
    LastName: `Mentor ${index}`,
    AccountId: chapterId,
    Volunteer_Status__c: 'Active',
    Classification__c: 'Mentor',
  })),
]);
const [clientId = '', ...mentorIds] = contacts;
const ProfileId = profile.records[0]?.Id;
const users = org.load(
  'User',
  mentorIds.map((ContactId, index) => ({
    Username: `mentor${index}@engage.local`,
    LastName: `Mentor ${index}`,
    Alias: `m${index}`,
    Email: `mentor${index}@engage.local`,
    ProfileId: typeof ProfileId === 'string' ? ProfileId : '',
    ContactId,
  })),
);
const set = org.query("SELECT Id FROM PermissionSet WHERE Name = 'SCORE_Mentor'", { userId: admin });
const PermissionSetId = set.records[0]?.Id;
org.load(
  'PermissionSetAssignment',
  users.map((AssigneeId) => ({
    AssigneeId,
    PermissionSetId: typeof PermissionSetId === 'string' ? PermissionSetId : '',
  })),
);
await app.listen({ port: 0, host: '127.0.0.1' });
const ready: ServerReady = {
  url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
  token: sessions.issue(admin),
  mentors: mentorIds.map((contactId, index) => ({ contactId, userId: users[index] ?? '' })),
  chapterId,
  clientId,
};
process.send?.(ready);
process.on('message', (asked) => {
  const { user, system } = process.cpuUsage();
  const usage: ServerUsage = {
    seconds: (user + system) / 1e6,
    peakMb: process.resourceUsage().maxRSS / 1024,
  };
  process.send?.(usage);
  if (asked !== 'stop') return;
  void app.close().then(() => {
    org.close();
    process.disconnect();
  });
});
