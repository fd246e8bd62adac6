import { describe, expect, it } from '@jest/globals';
import { formatLabel } from 'c/formatLabel';

describe('c-format-label', () => {
  it('puts each value in its place', () => {
    expect(formatLabel('{1} of {0}, again {1}', 2, 'one')).toBe('one of 2, again one');
  });

  it('leaves a place without a value standing, so that it is seen', () => {
    expect(formatLabel('Due {0}')).toBe('Due {0}');
  });

  it('does not read places inside a value', () => {
    expect(formatLabel('{0} and {1}', '{1}', 'b')).toBe('{1} and b');
  });
});
