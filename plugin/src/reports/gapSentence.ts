import { ageWords } from '../rules/index.ts';
import type { Gap } from './gaps.ts';

const waited = ({ foundNobody, stillWaiting, longestWait }: Omit<Gap, 'sentence'>): string => {
  if (foundNobody === 0) return '';
  const still = stillWaiting === 0 ? '' : `, ${stillWaiting} still ${stillWaiting === 1 ? 'waits' : 'wait'}`;
  const longest = foundNobody === 1 ? '' : 'the longest ';
  return `${foundNobody} found nobody at first and waited, ${longest}${ageWords(longestWait)}${still}`;
};

const listed = ({ eligible, full, paused, other }: Gap['mentors']): string => {
  const all = eligible + full + paused + other;
  if (all === 0) return 'nobody there lists it';
  const kinds = [
    { count: full, words: 'full' },
    { count: paused, words: 'paused' },
    { count: other, words: 'to be asked first' },
    { count: eligible, words: 'free now' },
  ].filter(({ count }) => count > 0);
  const says = kinds.map(({ count, words }) =>
    `${count === all ? (all === 1 ? '' : 'all') : count} ${words}`.trim(),
  );
  return `${all} there ${all === 1 ? 'lists' : 'list'} it: ${says.join(', ')}`;
};

/** A gap in plain words: what happened, and who is there. */
export const gapSentence = (gap: Omit<Gap, 'sentence'>): string => {
  const { chapter, area, requests, toDistrict, toRegion, relaxed } = gap;
  const left = toDistrict + toRegion;
  const of = `of ${requests} ${requests === 1 ? 'request' : 'requests'}`;
  const says = [
    left === 0 ? '' : `${left} ${of} left the chapter`,
    relaxed === 0 ? '' : `${relaxed} ${left === 0 ? `${of} ` : ''}went to somebody who does not list it`,
    waited(gap),
    listed(gap.mentors),
  ].filter((words) => words !== '');
  return `${chapter}: recruit for ${area}: ${says.join('; ')}.`;
};
