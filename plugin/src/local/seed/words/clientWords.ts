import { clientWordsMark } from '../canaries.ts';
import type { Random } from '../random.ts';

const beginners = [
  'I want to start something of my own next year and do not know where to begin.',
  'My sister and I have an idea and some savings, and we need to know what comes first.',
  'I have been doing this as a hobby and people keep asking to pay me for it.',
  'I am leaving my job in the spring and would like somebody to look over my plan.',
];
const owners = [
  'We have been open for a while and sales have stopped growing.',
  'I do everything myself and cannot keep up; I wonder whether to hire.',
  'Our costs went up and I am not sure that the prices still make sense.',
  'We want to open a second place and the bank asked for numbers we do not have.',
  'Most of our customers are repeat customers; I would like to reach new ones.',
];
const asks = [
  'Could someone talk it through with me?',
  'What should I do first?',
  'Is there somebody who has done this before?',
  'How much money should I plan for?',
  'I can meet after work on most days.',
];

/** What a client wrote on the form; carries the mark of the canaries. */
export function clientWords(random: Random, inBusiness: boolean, area: string | undefined): string {
  const about = area === undefined ? '' : ` It is mostly about ${area.toLowerCase()}.`;
  return `Said ${clientWordsMark}: ${random.pick(inBusiness ? owners : beginners)}${about} ${random.pick(asks)}`;
}
