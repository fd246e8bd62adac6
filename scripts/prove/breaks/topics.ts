import { breaksOf, type Break } from './break.ts';

const confirmed = 'test/rules/matching/requestTopics.test.ts';
const moved = 'test/rules/matching/requestTopics.property.test.ts';
const recognised = 'test/rules/topics/topicsOf.test.ts';

/** M4: the topics of the question, recognised and used. */
export const topicBreaks: readonly Break[] = [
  ...breaksOf(
    'plugin/src/rules/matching/requestTopics.ts',
    [confirmed],
    [
      ['M4', 'more matching codes first', 'right.matches - left.matches', '0'],
      ['M4', 'the area named is not counted twice', '.filter((code) => code !== area)', ''],
      ['M4', 'the industry named is not counted twice', '.filter((code) => code !== named)', ''],
    ],
  ),
  ...breaksOf(
    'plugin/src/rules/matching/requestTopics.ts',
    [moved],
    [
      ['M4', 'only within one assignment', '1 / leader.weight', '2 / leader.weight'],
      ['M4', 'one assignment of the first one, by its weight', '1 / leader.weight', '1 / 1'],
    ],
  ),
  ...breaksOf(
    'plugin/src/rules/topics/mentions.ts',
    [recognised],
    [
      ['M4', 'what the text denies is no topic', 'else if (place >= deniedTo) {', 'else {'],
      ['M4', 'a denial ends with the sentence', "if (gap === 'sentence') deniedTo = place;", ''],
      ['M4', 'a denial ends where a need begins', "else if (has(found, 'until')) deniedTo = place;", ''],
      ['M4', 'the words of a phrase say nothing else', 'place = to;', 'place += 1;'],
    ],
  ),
  ...breaksOf(
    'plugin/src/rules/topics/topicsOf.ts',
    [recognised],
    [['M4', 'at most six codes', '.slice(0, MOST_CODES)', '']],
  ),
];
