import { afterEach, describe, expect, it } from '@jest/globals';
import { createElement } from 'lwc';
import type { RecommendationView } from 'c/mentorRecommendation';
import MentorRecommendation from 'c/mentorRecommendation';

const first: RecommendationView = {
  id: 'a0R',
  rank: 1,
  mentorName: 'Marisol Okafor',
  chapterName: 'SCORE Willow Bend',
  tier: 'District',
  group: 'Area and Industry',
  relaxed: false,
  why: 'Next in turn.',
  reasons: [{ key: '0', sentence: '1 of 2 places taken.' }],
  assignedThisWeek: 1,
  weeklyLimit: 2,
};

function show(recommendation: RecommendationView, locked = false): HTMLElement {
  const element = createElement('c-mentor-recommendation', { is: MentorRecommendation });
  element.recommendation = recommendation;
  element.locked = locked;
  document.body.append(element);
  return element;
}

const textOf = (element: HTMLElement, selector: string): string =>
  element.shadowRoot?.querySelector(selector)?.textContent ?? '';
const badgesOf = (element: HTMLElement): (string | undefined)[] =>
  Array.from(
    element.shadowRoot?.querySelectorAll('lightning-badge') ?? [],
    (badge) => (badge as { label?: string }).label,
  );

afterEach(() => {
  document.body.replaceChildren();
});

describe('c-mentor-recommendation', () => {
  it('names the mentor, the chapter, the tier and the match in words', async () => {
    const element = show(first);
    expect(textOf(element, 'h4')).toBe('Marisol Okafor');
    expect(textOf(element, '.chapter')).toBe('SCORE Willow Bend');
    expect(badgesOf(element)).toEqual(['Next in turn', 'Same district', 'Area and industry']);
    await expect(element).toBeAccessible();
  });

  it('M4: the first one whom the question brought forward is not called next in turn', () => {
    expect(badgesOf(show({ ...first, fitsQuestion: true }))[0]).toBe('Fits the question');
    expect(badgesOf(show({ ...first, fitsQuestion: true, rank: 2 }))[0]).toBe('Same district');
  });

  it.each([
    ['Chapter', 'Area', ['Same chapter', 'Area of expertise']],
    ['Region', 'Related Area', ['Same region', 'Related area']],
    ['Region', 'Any Area', ['Same region', 'Other areas']],
    ['Continent', 'Zodiac', ['Continent', 'Zodiac']],
  ])('says tier %s and group %s', (tier, group, badges) => {
    expect(badgesOf(show({ ...first, rank: 2, tier, group }))).toEqual(badges);
  });

  it('only the first stands out, and not while the request is locked (D3)', () => {
    const standsOut = (element: HTMLElement) => element.shadowRoot?.querySelector('.card_next') !== null;
    expect(standsOut(show(first))).toBe(true);
    expect(standsOut(show({ ...first, rank: 2 }))).toBe(false);
    expect(standsOut(show(first, true))).toBe(false);
    expect(standsOut(show({ ...first, relaxed: true }))).toBe(false);
  });

  it('M9: the previous mentor stands out for knowing the client, not for the turn or the tier', async () => {
    const element = show({ ...first, group: 'Previous Mentor', tier: 'Region' });
    expect(badgesOf(element)).toEqual(['Previous mentor']);
    expect(element.shadowRoot?.querySelector('.card_next')).not.toBeNull();
    await expect(element).toBeAccessible();
  });

  it('folds the reasons away, named for the mentor they are about', () => {
    const element = show(first);
    expect(element.shadowRoot?.querySelector('details')?.open).toBe(false);
    expect(textOf(element, 'summary .slds-assistive-text')).toBe('All reasons for Marisol Okafor');
    expect(textOf(element, '.reasons-list')).toBe('1 of 2 places taken.');
  });

  it('has nothing to unfold when the sentence says it all', () => {
    expect(show({ ...first, reasons: [] }).shadowRoot?.querySelector('details')).toBeNull();
  });
});
