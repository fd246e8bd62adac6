import { describe, expect, it } from '@jest/globals';
import { weeklyLoad } from '../weeklyLoad';

const drawn = (assigned: number, limit: number | undefined) =>
  weeklyLoad(assigned, limit)
    .places.map(({ markClass }) => (markClass.includes('taken') ? '●' : '○'))
    .join('');

describe('weekly load (M6, M7)', () => {
  it.each([
    [1, 2, '1 of 2', '●○'],
    [0, 1, '0 of 1', '○'],
    [3, 2, '3 of 2', '●●'],
    [4, 12, '4 of 12', ''],
    [1, 1.5, '1 of 1.5', ''],
    [0, 0, '0 of 0', ''],
    [3, undefined, '3, no limit', ''],
    [0, 0.5, '0, at most one in 2 weeks', ''],
  ])('says %s of %s as "%s"', (assigned, limit, text, places) => {
    expect(weeklyLoad(assigned, limit).text).toBe(text);
    expect(drawn(assigned, limit)).toBe(places);
  });
});
