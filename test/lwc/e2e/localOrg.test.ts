import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser/index.ts';
import { asOf, localEngage, type LocalEngage } from '../../sync/localEngage.ts';
import { assertAccessible, assertNoSidewaysScrolling, openPage } from '../openPage.ts';
import { walkFromListToPanel } from '../walkFromListToPanel.ts';

let browser: Browser;
let engage: LocalEngage;
let baseUrl: string;

before(async () => {
  [browser, engage] = await Promise.all([launchChromium(), localEngage()]);
  await engage.pass();
  baseUrl = await engage.listen();
});
after(async () => {
  await Promise.all([browser.close(), engage.close()]);
});

/** Where screenshots go when somebody wants to look at them. */
async function keepScreenshot(name: string, take: (path: string) => Promise<unknown>): Promise<void> {
  const folder = process.env.SCORE_SCREENSHOTS;
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await take(join(folder, name));
}

for (const width of [1280, 320]) {
  it(`a coordinator reads in the local org what the sync wrote, in ${width} pixels, without a barrier`, async () => {
    const { page, problems, close } = await openPage(browser, { baseUrl, path: '/', width, now: asOf });
    const walk = await walkFromListToPanel(page, 'cic.central@engage.local', 'Assign a mentor');
    const rows = engage.rows(
      `SELECT Mentor__r.Name, Rank__c FROM Mentor_Recommendation__c WHERE Request__r.CaseNumber = '${walk.request}' ORDER BY Rank__c`,
    );
    assert.deepEqual(
      walk.mentors,
      rows.map((row) => (row.Mentor__r as { Name: string }).Name),
    );
    assert.ok(walk.mentors.length > 0);
    await assertAccessible(page);
    await assertNoSidewaysScrolling(page);
    await keepScreenshot(`local-org-${width}.png`, (path) => page.screenshot({ path, fullPage: true }));
    // Before the log-in the page asks who is signed in and is told: nobody.
    assert.deepEqual(
      problems.filter((problem) => !problem.includes('401')),
      [],
    );
    await close();
  });
}
