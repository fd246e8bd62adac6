import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../../scripts/browser/index.ts';
import { mentors, now, panelAnswer, requestAnswer, requestId } from '../inventedRequest.ts';
import { assertAccessible, assertNoSidewaysScrolling, openPage } from '../openPage.ts';
import type { StubAnswer, StubOrg } from '../stubOrg.ts';
import { startStubOrg } from '../stubOrg.ts';

interface State {
  readonly name: string;
  readonly answer: StubAnswer;
  /** What a screen reader is told, and what the reader sees under the panel's title. */
  readonly said: string;
  readonly headings: readonly string[];
  /** Faults of the network that the browser itself reports. */
  readonly problems?: RegExp;
}

const nobody = panelAnswer({ mentors: [], clock: { action: ['findMentor', 'Find a mentor'] } });
const locked = panelAnswer({
  clock: {
    action: ['followUpTimeout', 'Follow up with the mentor'],
    due: '2026-11-20T22:00:00.000Z',
    why: 'The mentor let the request time out on Thursday: talk first, then reassign.',
    locked: true,
  },
});
const relaxed = panelAnswer({
  mentors: mentors
    .slice(0, 2)
    .map((each) => ({ ...each, relaxed: true, tier: 'Region', group: 'Related Area' })),
});
const names = mentors.map(({ name }) => name);

const states: readonly State[] = [
  {
    name: 'loading',
    answer: { body: {}, after: new Promise(() => undefined) },
    said: 'Loading the recommendations',
    headings: [],
  },
  {
    name: 'empty',
    answer: { body: nobody },
    said: 'No mentor is recommended',
    headings: ['Find a mentor', 'No mentor is recommended', 'Who was considered'],
  },
  {
    name: 'error',
    answer: { status: 503, body: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'Too busy.' }] },
    said: 'The recommendations could not be loaded',
    headings: ['The recommendations could not be loaded'],
    problems: /503/,
  },
  {
    name: 'no access',
    answer: { body: panelAnswer({ hidden: true }) },
    said: 'You cannot see the recommendations of this request',
    headings: ['You cannot see the recommendations of this request'],
  },
  {
    name: 'data',
    answer: { body: panelAnswer({}) },
    said: '4 mentors, best first',
    headings: ['Assign a mentor', 'Recommended mentors', ...names, 'Who was considered'],
  },
  {
    name: 'data, locked (D3)',
    answer: { body: locked },
    said: '4 mentors, best first',
    headings: ['Follow up with the mentor', 'Recommended mentors', ...names, 'Who was considered'],
  },
  {
    name: 'data, relaxed (M3)',
    answer: { body: relaxed },
    said: '2 mentors, best first',
    headings: ['Assign a mentor', 'Recommended mentors', ...names.slice(0, 2), 'Who was considered'],
  },
];

let browser: Browser;
let org: StubOrg;
const screenshots = process.env.SCORE_SCREENSHOTS ?? mkdtempSync(join(tmpdir(), 'score-panel-'));

before(async () => {
  mkdirSync(screenshots, { recursive: true });
  [browser, org] = await Promise.all([launchChromium(), startStubOrg()]);
  org.answer('mentoringRequest', { body: requestAnswer() });
});

after(async () => {
  await Promise.all([browser.close(), org.close()]);
});

async function headingsOf(page: Page): Promise<string[]> {
  return page.locator('c-assignment-panel').locator('h3, h4').allInnerTexts();
}

for (const width of [1280, 320]) {
  describe(`c-assignment-panel in a window of ${width} pixels`, () => {
    for (const { name, answer, said, headings, problems: expected } of states) {
      it(`${name}: says and shows it, without a fault that axe can see`, async (test) => {
        org.answer('assignmentPanel', answer);
        const path = `/lightning/r/Case/${requestId}/view`;
        const { page, problems, close } = await openPage(browser, { baseUrl: org.baseUrl, path, width, now });
        const status = page.locator('c-assignment-panel').getByRole('status');
        await status.filter({ hasText: said }).waitFor({ state: 'attached' });
        await page.getByText('SCORE Willow Bend').first().waitFor();

        assert.deepEqual(await headingsOf(page), headings);
        await assertNoSidewaysScrolling(page);
        await assertAccessible(page);
        const file = join(screenshots, `${name.replace(/\W+/g, '-')}-${width}.png`);
        await page.screenshot({ path: file, fullPage: true });
        test.diagnostic(file);
        assert.deepEqual(
          problems.filter((problem) => !expected?.test(problem)),
          [],
        );
        await close();
      });
    }
  });
}
