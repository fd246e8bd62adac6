import assert from 'node:assert/strict';
import { after, before, beforeEach, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser/index.ts';
import {
  listAnswer,
  noRequestAnswer,
  now,
  panelAnswer,
  requestAnswer,
  requestId,
} from '../inventedRequest.ts';
import type { OpenedPage } from '../openPage.ts';
import { assertAccessible, assertNoSidewaysScrolling, openPage } from '../openPage.ts';
import type { StubOrg } from '../stubOrg.ts';
import { coordinator, startStubOrg } from '../stubOrg.ts';
import { walkFromListToPanel } from '../walkFromListToPanel.ts';

let browser: Browser;
let org: StubOrg;

before(async () => {
  [browser, org] = await Promise.all([launchChromium(), startStubOrg()]);
});

beforeEach(() => {
  org.user = coordinator;
  org.answer('requestsThatNeedAction', { body: listAnswer() });
  org.answer('mentoringRequest', { body: requestAnswer() });
  org.answer('assignmentPanel', { body: panelAnswer({}) });
});

after(async () => {
  await Promise.all([browser.close(), org.close()]);
});

async function open(path: string, width?: number): Promise<OpenedPage> {
  return openPage(browser, { baseUrl: org.baseUrl, path, now, ...(width === undefined ? {} : { width }) });
}

it('a coordinator signs in, opens a request of the list and reads its recommendations', async () => {
  org.user = undefined;
  const { page, close } = await open('/');
  const walk = await walkFromListToPanel(page, coordinator.username, 'Assign a mentor');
  assert.equal(walk.request, '00012345');
  assert.equal(walk.nextAction, 'Assign a mentor');
  assert.equal(walk.mentors[0], 'Marisol Okafor');
  await page.getByText(coordinator.name).waitFor();
  await close();
});

for (const width of [1280, 320]) {
  it(`the list shows what to do and by when, in ${width} pixels, and says that everybody is invented`, async () => {
    const { page, problems, close } = await open('/', width);
    const first = page.getByRole('row').filter({ has: page.getByRole('link', { name: '00012344' }) });
    await first.waitFor();
    const text = await first.innerText();
    assert.match(text, /Follow up with the mentor/);
    assert.match(text, /Overdue since yesterday, 4:00\sPM CST/);
    assert.match(text, /SCORE Willow Bend/);
    assert.match(text, /Pending Reassignment/);
    await page.getByText('invented people only').waitFor();
    await assertAccessible(page);
    await assertNoSidewaysScrolling(page);
    assert.deepEqual(problems, []);
    await close();
  });

  it(`the log-in list works in ${width} pixels`, async () => {
    org.user = undefined;
    const { page, close } = await open('/', width);
    await page.getByRole('button', { name: coordinator.name }).waitFor();
    await assertAccessible(page);
    await assertNoSidewaysScrolling(page);
    await page.getByLabel('Find by username').fill('nobody');
    await page.getByRole('button', { name: coordinator.name }).waitFor({ state: 'detached' });
    await close();
  });
}

it('due times are read by the clock of the org, not of the machine', async () => {
  org.time = new Date('2026-11-25T15:10:00Z');
  const { page, close } = await open('/');
  await page.getByText('Overdue since yesterday, 9:10 AM CST').waitFor();
  org.time = undefined;
  await close();
});

it('an empty list says what to do', async () => {
  org.answer('requestsThatNeedAction', { body: { data: { uiapi: { query: {} } } } });
  const { page, close } = await open('/');
  await page.getByText('Nothing waits for a Client Intake Coordinator.').waitFor();
  await page.getByText('sf score sync').waitFor();
  await assertAccessible(page);
  await close();
});

it('an id that is no request of this user is said in words, with a way back', async () => {
  org.answer('mentoringRequest', { body: noRequestAnswer() });
  const { page, close } = await open(`/lightning/r/Case/${requestId}/view`);
  await page.getByRole('heading', { level: 1, name: 'This request cannot be shown' }).waitFor();
  await page.getByText(`There is no mentoring request ${requestId} that this user may see.`).waitFor();
  await assertAccessible(page);
  await page.getByRole('link', { name: 'the list of requests' }).click();
  await page.getByRole('heading', { level: 1, name: 'Client Requests – Need Action' }).waitFor();
  await close();
});

it('an address that does not exist is said in words', async () => {
  const { page, close } = await open('/lightning/n/Nothing');
  await page.getByRole('heading', { level: 1, name: 'This page does not exist' }).waitFor();
  await assertAccessible(page);
  await close();
});

it('a session that has ended leads to the log-in list, and back to the same request', async () => {
  const { page, close } = await open(`/lightning/r/Case/${requestId}/view`);
  await page.getByRole('heading', { level: 4, name: 'Marisol Okafor' }).waitFor();
  org.user = undefined;
  await page.getByRole('button', { name: 'Refresh the recommendations' }).click();
  await page.getByRole('button', { name: coordinator.name }).click();
  await page.getByRole('heading', { level: 4, name: 'Marisol Okafor' }).waitFor();
  await close();
});

it('nothing of the org is kept in the browser’s storage (C2)', async () => {
  const { page, close } = await open(`/lightning/r/Case/${requestId}/view`);
  await page.getByRole('heading', { level: 4, name: 'Marisol Okafor' }).waitFor();
  const kept = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
  }));
  assert.deepEqual(kept, { local: [], session: [], databases: [], caches: [] });
  await close();
});
