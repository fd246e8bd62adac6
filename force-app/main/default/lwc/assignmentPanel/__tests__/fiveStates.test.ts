import { describe, expect, it, jest } from '@jest/globals';
import { mentors } from 'invented/inventedRequest';
import type { PanelFacts } from 'test/panelUnderTest';
import {
  announced,
  fail,
  find,
  label,
  panelElement,
  receive,
  recommended,
  show,
  textOf,
  textsIn,
} from 'test/panelUnderTest';

describe('c-assignment-panel: the five states', () => {
  it('loading: a stencil, and words for those who cannot see it', async () => {
    await show();
    expect(find('.stencil')?.getAttribute('aria-hidden')).toBe('true');
    expect(announced()).toBe(label('Loading'));
    await expect(panelElement()).toBeAccessible();
  });

  it('data: the next action, then the mentors best first, then who was considered', async () => {
    await show();
    await receive({});
    const texts = textsIn();
    const inOrder = [label('Panel_Title'), 'Assign a mentor', ...mentors.map(({ name }) => name)];
    expect(texts.filter((text) => inOrder.includes(text))).toEqual(inOrder.slice(1));
    expect(texts).toContain('Next action for the CIC');
    expect(texts.join()).toMatch(/Request age in business time: (?:\d|less than)/);
    expect(texts).toContain(label('Considered_Title'));
    expect(textsIn(find('.considered'))).toHaveLength(2);
    expect(announced()).toBe('4 mentors, best first');
    expect(find('.notice')).toBeNull();
    await expect(panelElement()).toBeAccessible();
  });

  it('data of a single mentor is counted as one', async () => {
    await show();
    await receive({ mentors: mentors.slice(0, 1) });
    expect(announced()).toBe(label('Recommended_One'));
  });

  it.each<[string, PanelFacts]>([
    ['Empty_Nobody', { mentors: [] }],
    [
      'Empty_Held',
      { mentors: [], clock: { owner: 'Mentor', action: ['acceptRequest', 'Accept the request'] } },
    ],
    ['Empty_Not_Worked_Out', { mentors: [], clock: null }],
    ['Empty_Closed', { mentors: [], closed: true }],
  ])('empty: says why (%s)', async (reason, facts) => {
    await show();
    await receive(facts);
    expect(announced()).toBe(label('Empty_Title'));
    expect(textOf('.message p')).toBe(label(reason));
    expect(recommended()).toEqual([]);
    await expect(panelElement()).toBeAccessible();
  });

  it('empty: who was considered stays', async () => {
    await show();
    await receive({
      mentors: [],
      clock: { summary: 'Chapter: 9 mentors, none eligible.\n\n District: 4 mentors. ' },
    });
    expect(textsIn(find('.considered'))).toEqual([
      'Chapter: 9 mentors, none eligible.',
      'District: 4 mentors.',
    ]);
  });

  it('no access: a request that the reader may not see', async () => {
    await show();
    await receive({ hidden: true });
    expect(announced()).toBe(label('No_Access_Title'));
    expect(recommended()).toEqual([]);
    await expect(panelElement()).toBeAccessible();
  });

  it('no access: an object that does not exist for the reader', async () => {
    await show();
    await fail(
      "Validation error of type FieldUndefined: Field 'Mentor_Recommendation__c' in type 'RecordQuery' is undefined",
    );
    expect(announced()).toBe(label('No_Access_Title'));
  });

  it('error: says what the server said and asks again on request', async () => {
    const refresh = jest.fn(() => Promise.resolve());
    await show();
    await fail('SERVER_UNAVAILABLE: The server is busy.', refresh);
    expect(announced()).toBe(label('Error_Title'));
    expect(textOf('.message-detail')).toContain('SERVER_UNAVAILABLE: The server is busy.');
    find('lightning-button')?.click();
    await Promise.resolve();
    expect(refresh).toHaveBeenCalledTimes(1);
    await expect(panelElement()).toBeAccessible();
  });
});
