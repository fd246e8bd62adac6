import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createElement } from 'lwc';
import type { NextActionView } from 'c/nextAction';
import NextAction from 'c/nextAction';

jest.mock('@salesforce/i18n/timeZone', () => ({ __esModule: true, default: 'America/Chicago' }), {
  virtual: true,
});

const assign: NextActionView = {
  label: 'Assign a mentor',
  owner: 'CIC',
  due: '2026-11-24T15:10:00.000Z',
  why: 'The client waits since Friday.',
  submittedAt: '2026-11-20T15:10:00.000Z',
};

function show(action: NextActionView | undefined): HTMLElement {
  const element = createElement('c-next-action', { is: NextAction });
  element.action = action;
  document.body.append(element);
  return element;
}

const textOf = (element: HTMLElement, selector: string): string =>
  (element.shadowRoot?.querySelector(selector)?.textContent ?? '').replace(/\u202f/g, ' ');

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-21T20:30:00Z') });
});

afterEach(() => {
  jest.useRealTimers();
  document.body.replaceChildren();
});

describe('c-next-action (D11)', () => {
  it('says what to do, who, by when and why', async () => {
    const element = show(assign);
    expect(textOf(element, '.owner')).toBe('Next action for the CIC');
    expect(textOf(element, 'h3')).toBe('Assign a mentor');
    expect(textOf(element, '.due')).toBe('Due Tuesday, 9:10 AM CST');
    expect(textOf(element, '.why')).toBe('The client waits since Friday.');
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it.each([
    ['since Friday 9:10 AM, on the Saturday', '2026-11-20T15:10:00.000Z', '14 hours'],
    ['since Thursday 9:10 AM, on the Saturday', '2026-11-19T15:10:00.000Z', '1 business day and 14 hours'],
    ['since Veterans Day, a Wednesday', '2026-11-11T15:10:00.000Z', '7 business days'],
    ['since this morning, a Saturday', '2026-11-21T15:10:00.000Z', 'less than an hour'],
  ])('D10, D11: the age of the request in business time, %s', (_when, submittedAt, age) => {
    expect(textOf(show({ ...assign, submittedAt }), '.age')).toBe(`Request age in business time: ${age}`);
  });

  it('says no age when the submission is not known', () => {
    expect(show({ ...assign, submittedAt: undefined }).shadowRoot?.querySelector('.age')).toBeNull();
  });

  it('overdue is said in words, not by colour alone', () => {
    const element = show({ ...assign, due: '2026-11-20T22:00:00.000Z' });
    expect(textOf(element, '.due')).toBe('Overdue since yesterday, 4:00 PM CST');
    expect(element.shadowRoot?.querySelector('.frame_overdue')).not.toBeNull();
  });

  it('an action without a due time says so', () => {
    expect(textOf(show({ ...assign, due: undefined }), '.due')).toBe('No due time');
  });

  it('draws nothing without an action', () => {
    expect(show(undefined).shadowRoot?.children).toHaveLength(0);
  });
});
