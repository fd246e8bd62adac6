import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';

export interface OpenOptions {
  readonly baseUrl: string;
  readonly path: string;
  /** Width of the window in CSS pixels; 320 is the narrowest that WCAG 1.4.10 asks for. */
  readonly width?: number;
  /** The time that the page reads. */
  readonly now?: Date;
}

export interface OpenedPage {
  readonly page: Page;
  /** Everything that the page wrote to the console as an error, and every exception. */
  readonly problems: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens an address in a window of its own, in Chicago's time. */
export async function openPage(browser: Browser, options: OpenOptions): Promise<OpenedPage> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 900 },
    locale: 'en-US',
    timezoneId: 'America/Chicago',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  // Generous: a slow machine is no failure.
  page.setDefaultTimeout(60_000);
  if (options.now) {
    await page.clock.setFixedTime(options.now);
  }
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') {
      problems.push(message.text());
    }
  });
  await page.goto(new URL(options.path, options.baseUrl).href);
  return { page, problems, close: () => context.close() };
}

/** Fails on any violation of WCAG 2.2 A and AA that axe can see. */
export async function assertAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  assert.deepEqual(found, []);
}

/** WCAG 1.4.10: nothing needs scrolling sideways. */
export async function assertNoSidewaysScrolling(page: Page): Promise<void> {
  const { scrollWidth: content, clientWidth: window } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });
  assert.ok(content <= window, `The page is ${content} pixels wide in a window of ${window}.`);
}
