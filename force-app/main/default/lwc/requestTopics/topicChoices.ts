import { formatLabel } from 'c/formatLabel';
import type { FoundTopic } from 'c/scoreRules';
import { labels } from './labels';

/** One code that can be ticked, as a checkbox group takes it. */
export interface TopicChoice {
  readonly label: string;
  readonly value: string;
}

/** A multi-select pick list holds its codes as `a;b;c`. */
export const codesIn = (stored: string | undefined): string[] =>
  (stored ?? '').split(';').filter((code) => code !== '');

/** In the same order whatever was ticked first, so that equal choices are equal texts. */
export const storedForm = (codes: readonly string[]): string => [...new Set(codes)].sort().join(';');

const withWords = ({ code, words }: FoundTopic): string =>
  formatLabel(labels.restsOn, code, words.map((each) => formatLabel(labels.quoted, each)).join(', '));

/** What was found in the question, with its words, then what was confirmed before and is not found in it. */
export function choicesOf(found: readonly FoundTopic[], confirmed: readonly string[]): TopicChoice[] {
  const known = new Set(found.map(({ code }) => code));
  return [
    ...found.map((topic) => ({ label: withWords(topic), value: topic.code })),
    ...confirmed.filter((code) => !known.has(code)).map((code) => ({ label: code, value: code })),
  ];
}
