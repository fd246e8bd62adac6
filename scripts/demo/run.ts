import { rm } from 'node:fs/promises';
import { z } from 'zod';
import { countRecommendations, readStories, type Story } from './readStories.ts';
import { scoreCommand } from './scoreCommand.ts';

/** `npm run demo`: a local Engage with demo data, two passes of the sync, and what was decided, read back from the org. */
const folder = '.score/demo';
const asOf = new Date().toISOString();

const started = z.object({
  instanceUrl: z.string(),
  accessToken: z.string(),
  seeded: z.object({
    counts: z.record(z.string(), z.number()),
    stories: z.array(z.object({ name: z.string(), says: z.string(), caseNumber: z.string() })),
  }),
});
const synced = z.object({
  read: z.number(),
  evaluated: z.number(),
  decisions: z.record(z.string(), z.number()),
  written: z.number(),
  deleted: z.number(),
  heldBack: z.array(z.unknown()),
  apiCalls: z.number(),
});

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

async function timed<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const start = performance.now();
  const result = await work();
  say(`${what} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  return result;
}

function tell({ clock, recommendations }: Story, says: string): void {
  const { Request__r: request } = clock;
  say(
    `\nRequest ${request.CaseNumber}, ${request.Chapter__r?.Name ?? 'no chapter'}: ${request.Area_of_Expertise__c ?? 'no area named'}`,
  );
  say(`  Shows: ${says}`);
  say(`  Next: ${clock.Next_Action_Owner__c ?? 'nobody'}: ${clock.Next_Action_Why__c ?? ''}`);
  for (const row of recommendations.slice(0, 3))
    say(`  ${row.Rank__c}. ${row.Mentor__r?.Name ?? ''} (${row.Tier__c}): ${row.Why__c ?? ''}`);
  for (const line of (clock.Match_Summary__c ?? '').split('\n').filter(Boolean)) say(`  - ${line}`);
}

await rm(folder, { recursive: true, force: true });
const score = await scoreCommand(folder);
const dataDir = `${folder}/org`;
const org = await timed('A local Engage runs, with demo data: invented people only', () =>
  score(['local', 'start', '--data-dir', dataDir, '--seed', '1', '--as-of', asOf], started),
);
try {
  say(
    `  ${Object.entries(org.seeded.counts)
      .map(([object, count]) => `${object} ${count}`)
      .join(', ')}`,
  );
  const sync = ['sync', '--target-org', 'engage-service', '--as-of', asOf];
  const first = await timed('\nFirst pass of "sf score sync"', () => score(sync, synced));
  say(
    `  ${first.read} rows read, ${first.evaluated} open requests evaluated, ${first.written} rows written, ${first.heldBack.length} held back, ${first.apiCalls} API calls`,
  );
  say(
    `  Waiting requests: ${Object.entries(first.decisions)
      .map(([outcome, count]) => `${outcome} ${count}`)
      .join(', ')}`,
  );
  say(`  ${await countRecommendations(org)} recommendations stand in Engage`);
  const second = await timed('Second pass, nothing changed', () => score(sync, synced));
  say(`  ${second.written + second.deleted} rows written, ${second.apiCalls} API calls`);

  const stories = await readStories(
    org,
    org.seeded.stories.map(({ caseNumber }) => caseNumber),
  );
  for (const story of stories) {
    tell(
      story,
      org.seeded.stories.find(({ caseNumber }) => caseNumber === story.clock.Request__r.CaseNumber)?.says ??
        '',
    );
  }
  const complete = second.written + second.deleted === 0 && first.heldBack.length === 0 && first.written > 0;
  if (!complete)
    throw new Error(
      'The demo did not come to rest: the second pass should write nothing and nothing be held back.',
    );
} finally {
  await score(['local', 'stop', '--data-dir', dataDir], z.unknown());
}
say(`
The local Engage is stopped. Where to look next:
  npm start                 the same in your browser, with a sync that keeps watching
  config/policy.yaml        the numbers and switches behind these decisions
  HANDBOOK.md               how it is built`);
