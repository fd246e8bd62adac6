import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser/index.ts';
import { now, panelAnswer, requestAnswer, requestId } from '../inventedRequest.ts';
import type { OpenedPage } from '../openPage.ts';
import { assertAccessible, openPage } from '../openPage.ts';
import type { StubOrg } from '../stubOrg.ts';
import { startStubOrg } from '../stubOrg.ts';

let browser: Browser;
let org: StubOrg;

before(async () => {
  [browser, org] = await Promise.all([launchChromium(), startStubOrg()]);
  org.answer('mentoringRequest', { body: requestAnswer() });
});

after(async () => {
  await Promise.all([browser.close(), org.close()]);
});

async function openRequest(): Promise<OpenedPage> {
  return openPage(browser, { baseUrl: org.baseUrl, path: `/lightning/r/Case/${requestId}/view`, now });
}

it('asks one query for everything it shows, with the id of the page', async () => {
  org.answer('assignmentPanel', { body: panelAnswer({}) });
  const before = org.asked.length;
  const { page, close } = await openRequest();
  await page.getByRole('heading', { name: 'Recommended mentors' }).waitFor();
  const asked = org.asked.slice(before).filter(({ operation }) => operation === 'assignmentPanel');
  assert.deepEqual(asked, [{ operation: 'assignmentPanel', variables: { recordId: requestId } }]);
  await close();
});

it('by keyboard: refresh, then the reasons of each mentor in their order, and nothing that holds the focus', async () => {
  org.answer('assignmentPanel', { body: panelAnswer({}) });
  const { page, close } = await openRequest();
  await page.getByRole('heading', { name: 'Recommended mentors' }).waitFor();
  const panel = page.locator('c-assignment-panel');
  await panel.getByRole('button', { name: 'Refresh the recommendations' }).focus();

  const focused = async (): Promise<string> =>
    (await page.locator('summary:focus .slds-assistive-text').allTextContents()).join();
  const stops: string[] = [];
  for (let stop = 0; stop < 3; stop += 1) {
    await page.keyboard.press('Tab');
    stops.push(await focused());
  }
  assert.deepEqual(stops, [
    'All reasons for Marisol Okafor',
    'All reasons for Theodore Lindqvist-Abernathy',
    'All reasons for Priya Nakamura',
  ]);
  await page.keyboard.press('Tab');
  assert.equal(await focused(), '', 'after the last stop the focus leaves the panel');
  await close();
});

it('by keyboard: Enter opens the reasons of a mentor, Space closes them', async () => {
  org.answer('assignmentPanel', { body: panelAnswer({}) });
  const { page, close } = await openRequest();
  const reason = page.getByText('The profile allows 2 requests a week; 1 is taken.');
  await page.locator('summary').first().focus();
  assert.equal(await reason.isVisible(), false);
  await page.keyboard.press('Enter');
  await reason.waitFor();
  await assertAccessible(page);
  await page.keyboard.press('Space');
  await reason.waitFor({ state: 'hidden' });
  await close();
});

it('after an error, Try again asks once more and shows what came', async () => {
  org.answer('assignmentPanel', {
    status: 503,
    body: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'Busy.' }],
  });
  const { page, close } = await openRequest();
  await page.getByText('SERVER_UNAVAILABLE: Busy.').waitFor();
  org.answer('assignmentPanel', { body: panelAnswer({}) });
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { level: 4, name: 'Marisol Okafor' }).waitFor();
  await close();
});

it('Refresh fetches what has changed since, and says so', async () => {
  org.answer('assignmentPanel', { body: panelAnswer({}) });
  const { page, close } = await openRequest();
  await page.getByRole('heading', { level: 4, name: 'Marisol Okafor' }).waitFor();
  org.answer('assignmentPanel', { body: panelAnswer({ mentors: [], clock: { owner: 'Mentor' } }) });
  await page.getByRole('button', { name: 'Refresh the recommendations' }).click();
  const status = page.locator('c-assignment-panel').getByRole('status');
  await status.filter({ hasText: 'Refreshed. No mentor is recommended' }).waitFor({ state: 'attached' });
  await page.getByText('A mentor holds this request.').waitFor();
  await close();
});

it('a field that the reader may not see is no access, not an error', async () => {
  const message =
    "Validation error of type FieldUndefined: Field 'Mentor_Recommendation__c' in type 'RecordQuery' is undefined @ 'uiapi/query/Mentor_Recommendation__c'";
  org.answer('assignmentPanel', { body: { data: {}, errors: [{ message }] } });
  const { page, close } = await openRequest();
  await page.getByRole('heading', { name: 'You cannot see the recommendations of this request' }).waitFor();
  await close();
});
