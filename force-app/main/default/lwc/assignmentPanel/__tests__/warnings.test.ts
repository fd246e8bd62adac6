import { describe, expect, it } from '@jest/globals';
import { mentors, panelAnswer, requestId } from 'invented/inventedRequest';
import { customLabels } from 'test/customLabels';
import type { PanelFacts } from 'test/panelUnderTest';
import {
  announced,
  label,
  panelElement,
  receive,
  recommended,
  show,
  textOf,
  textsIn,
} from 'test/panelUnderTest';

/** What each label can read as; a bare "{0}, {1}" is only ever part of another text. */
const labelPatterns = [...customLabels().values()]
  .filter((text) => /[a-z]{2}/.test(text))
  .map((text) => text.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\d\}/g, '.*'))
  .map((pattern) => new RegExp(`^${pattern}$`, 's'));

describe('c-assignment-panel: what must not be overlooked', () => {
  it('D3: a locked ranking says so, and no mentor stands out', async () => {
    await show();
    await receive({ clock: { locked: true } });
    expect(textOf('.notice_locked')).toContain(label('Locked_Title'));
    expect(recommended().map(({ shadowRoot }) => shadowRoot?.querySelector('.card_next'))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('M3: a relaxed match is marked as recommended only, and is nobody’s turn', async () => {
    await show();
    await receive({ mentors: mentors.map((mentor) => ({ ...mentor, relaxed: true, group: 'Any Area' })) });
    expect(textOf('.notice')).toBe(label('Relaxed_Detail'));
    const badges = recommended().map((each) =>
      Array.from(
        each.shadowRoot?.querySelectorAll('lightning-badge') ?? [],
        (badge) => (badge as { label?: string }).label,
      ),
    );
    expect(badges.every((each) => each.includes(label('Relaxed_Badge')))).toBe(true);
    expect(badges.flat()).not.toContain(label('Next_In_Turn'));
  });

  it('never shows the mentors of another request', async () => {
    await show();
    await receive({});
    panelElement().recordId = '500000000000009AAA';
    await Promise.resolve();
    expect(recommended()).toEqual([]);
    expect(announced()).toBe(label('Loading'));
  });

  it('takes the 15-character form of an id for the same request', async () => {
    await show(requestId.slice(0, 15));
    await receive({});
    expect(recommended()).toHaveLength(4);
  });

  it.each<PanelFacts>([{}, { clock: { locked: true } }, { mentors: [] }, { hidden: true }])(
    'says no words of its own: each comes from a custom label or from the data of %j',
    async (facts) => {
      await show();
      await receive(facts);
      const data = JSON.stringify(panelAnswer(facts));
      const ownWords = textsIn().filter(
        (text) =>
          !/^\d$/.test(text) && !data.includes(text) && !labelPatterns.some((pattern) => pattern.test(text)),
      );
      expect(ownWords).toEqual([]);
    },
  );
});
