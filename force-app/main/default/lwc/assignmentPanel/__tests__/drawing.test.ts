import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mentors } from 'invented/inventedRequest';
import { announced, find, label, receive, recommended, rendered, show } from 'test/panelUnderTest';

beforeEach(() => {
  rendered.mockClear();
});

describe('c-assignment-panel: drawing', () => {
  it('draws one answer once', async () => {
    await show();
    expect(rendered).toHaveBeenCalledTimes(1);
    await receive({});
    expect(rendered).toHaveBeenCalledTimes(2);
  });

  it('keeps the elements of mentors who stay', async () => {
    await show();
    await receive({});
    const before = recommended();
    await receive({ mentors: mentors.slice(0, 2) });
    expect(recommended()).toEqual(before.slice(0, 2));
  });

  it('asks once, however often refresh is pressed, and says when it is done', async () => {
    let finish = (): void => undefined;
    const refresh = jest.fn(
      () =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
    );
    await show();
    await receive({}, refresh);
    find('lightning-button-icon')?.click();
    find('lightning-button-icon')?.click();
    await Promise.resolve();
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(announced()).toBe(label('Loading'));
    expect(recommended()).toHaveLength(4);
    finish();
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
    expect(announced()).toBe('Refreshed. 4 mentors, best first');
  });
});
