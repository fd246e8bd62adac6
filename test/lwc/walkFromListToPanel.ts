import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** What a coordinator met on the way, for the test to look at. */
export interface Walk {
  /** Case number of the request that was opened. */
  readonly request: string;
  readonly nextAction: string;
  /** Best first; empty when nobody is recommended. */
  readonly mentors: readonly string[];
}

/**
 * Goes from the page's front door as far as one request's recommendations, as a person would: sign in, open
 * a request of the list, read the panel. Works against any org that serves the page; the page is at `/`.
 * @param action label of a next action, to choose the first request that waits for it.
 */
export async function walkFromListToPanel(page: Page, username: string, action?: string): Promise<Walk> {
  await page.getByRole('heading', { level: 1, name: 'Log in as' }).waitFor();
  await page.getByLabel('Find by username').fill(username);
  await page.getByRole('button', { name: username }).click();

  await page.getByRole('heading', { level: 1, name: 'Client Requests – Need Action' }).waitFor();
  const rows = page.getByRole('row').filter({ has: page.getByRole('link') });
  const row = (action === undefined ? rows : rows.filter({ hasText: action })).first();
  const link = row.getByRole('link');
  const request = await link.innerText();
  await link.click();

  await page.getByRole('heading', { level: 1, name: `Mentoring request ${request}` }).waitFor();
  const panel = page.locator('c-assignment-panel');
  const result = panel.getByRole('heading', {
    level: 3,
    name: /^(Recommended mentors|No mentor is recommended)$/,
  });
  await result.waitFor();
  const names = await panel.locator('c-mentor-recommendation h4').allInnerTexts();
  assert.equal(names.length > 0, (await result.innerText()) === 'Recommended mentors');
  return {
    request,
    nextAction: await panel.locator('c-next-action h3').innerText(),
    mentors: names,
  };
}
