import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { readTopics } from '../../../plugin/src/policy/index.ts';
import { launchChromium } from '../../../scripts/browser/index.ts';
import { knownCodes } from '../../../scripts/build/knownCodes.ts';
import { topicsFile, valueSetsFolder } from '../../../scripts/build/pagePaths.ts';
import { asOf, localEngage, type LocalEngage } from '../../sync/localEngage.ts';
import { requestThatTopicsTurn } from '../../sync/requestThatTopicsTurn.ts';
import { assertAccessible, assertNoSidewaysScrolling, openPage } from '../openPage.ts';

let browser: Browser;
let engage: LocalEngage;
let baseUrl: string;
/** A waiting request, an area that brings another mentor to its front, and words that mean it. */
let requestId: string;
/** Of the request's region: others do not see its clock. */
let coordinator: string;
let area: string;
let words: string;

before(async () => {
  [browser, engage] = await Promise.all([launchChromium(), localEngage()]);
  await engage.pass();
  baseUrl = await engage.listen();
  const vocabulary = readTopics(
    await readFile(topicsFile, 'utf8'),
    'config/topics.yaml',
    knownCodes(valueSetsFolder),
  );
  const turned = await requestThatTopicsTurn(engage);
  requestId = turned.request.id;
  const [row] = engage.rows(`SELECT Score_Region__c FROM Case WHERE Id = '${requestId}'`);
  coordinator =
    row?.Score_Region__c === 'Central' ? 'cic.central@engage.local' : 'cic.midatlantic@engage.local';
  area = turned.area;
  words = vocabulary.areas.find(({ code }) => code === area)?.phrases[0] ?? '';
  const question = `Hello, could somebody help me with ${words}? No need for a loan.`;
  engage.org.update('Case', requestId, { Business_Questions__c: question }, engage.admin);
});
after(async () => {
  await Promise.all([browser.close(), engage.close()]);
});

/** Where screenshots go when somebody wants to look at them. */
async function keepScreenshot(page: Page, name: string): Promise<void> {
  const folder = process.env.SCORE_SCREENSHOTS;
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, name), fullPage: true });
}

async function openRequest(width: number) {
  const opened = await openPage(browser, {
    baseUrl,
    path: `/lightning/r/Case/${requestId}/view`,
    width,
    now: asOf,
  });
  const { page } = opened;
  await page.getByLabel('Find by username').fill(coordinator);
  await page.getByRole('button', { name: coordinator }).click();
  const topics = page.locator('c-request-topics');
  await topics.getByRole('group', { name: 'Areas of expertise' }).waitFor();
  return { ...opened, topics };
}

const reasonOf = (): string[] =>
  engage
    .rows(`SELECT Reasons__c FROM Mentor_Recommendation__c WHERE Request__c = '${requestId}'`)
    .flatMap(({ Reasons__c }) => String(Reasons__c).split('\n'))
    .filter((line) => line.startsWith('topics: '));

it('M4: a coordinator confirms a topic by keyboard, and after a pass the ranking says so', async () => {
  const { page, topics, problems, close } = await openRequest(1280);
  const box = topics.getByRole('checkbox', { name: area });
  assert.equal(await box.isChecked(), false);
  assert.equal(await topics.getByRole('checkbox').count(), 1, 'what the client denied is not proposed');
  assert.match(await topics.getByRole('group').innerText(), new RegExp(`${area}: “${words}”`));
  await assertAccessible(page);
  await keepScreenshot(page, 'topics-proposed-1280.png');

  await box.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement !== document.body), true);
  await page.keyboard.press('Enter');
  await topics.getByText('Saved. The ranking follows', { exact: false }).last().waitFor();
  await assertAccessible(page);
  await keepScreenshot(page, 'topics-saved-1280.png');
  assert.deepEqual(reasonOf(), []);
  const [clock] = engage.rows(
    `SELECT Topic_Areas__c, Topic_Industries__c FROM Request_Clock__c WHERE Request__c = '${requestId}'`,
  );
  assert.deepEqual([clock?.Topic_Areas__c, clock?.Topic_Industries__c], [area, null]);

  const panel = page.locator('c-assignment-panel');
  const names = panel.locator('c-mentor-recommendation h4');
  const [before] = await names.allInnerTexts();
  await engage.pass();
  assert.ok(reasonOf().length > 0);
  await page.reload();
  await panel.locator('summary').first().waitFor();
  assert.notEqual((await names.allInnerTexts())[0], before, 'another mentor is first');
  for (const summary of await panel.locator('summary').all()) await summary.click();
  await panel
    .getByText(`Also lists ${area}, which the question is about`, { exact: false })
    .first()
    .waitFor();
  assert.equal(await topics.getByRole('checkbox', { name: area }).isChecked(), true);
  await keepScreenshot(page, 'topics-ranked-1280.png');

  const stored = await page.evaluate(() => [localStorage.length, sessionStorage.length]);
  assert.deepEqual(stored, [0, 0], 'C2: no words in the browser’s storage');
  assert.deepEqual(
    problems.filter((problem) => !problem.includes('401')),
    [],
  );
  await close();
});

it('C2: what was sent to the org to save is codes, and the service never asked for the words', () => {
  assert.ok(engage.sent.length > 0);
  assert.ok(engage.sent.every((request) => !JSON.stringify(request).includes('Business_Questions')));
});

it('in 320 pixels nothing needs scrolling sideways', async () => {
  const { page, close } = await openRequest(320);
  await assertAccessible(page);
  await assertNoSidewaysScrolling(page);
  await keepScreenshot(page, 'topics-320.png');
  await close();
});
