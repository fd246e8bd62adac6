import type { TestContext } from 'node:test';
import {
  dueWords,
  type Assignment,
  type Instant,
  type Ladder,
  type LadderRecord,
} from '../../../plugin/src/rules/index.ts';
import { calendar, ladderAt, rowsOf } from '../ladder/ladderExamples.ts';

/** Something that happens: to the mentor's assignments, or to what people record. */
export interface LadderEvent {
  readonly at: Instant;
  readonly words: string;
  readonly assignment?: Assignment;
  readonly record?: LadderRecord;
}

/** The ladder after each event, as a sync finds it, and the timeline as people read it. */
export interface LadderStory {
  readonly ladders: readonly Ladder[];
  readonly last: Ladder;
  readonly rows: readonly LadderRecord[];
  readonly timeline: readonly string[];
}

const dayWords = (at: Instant): string => dueWords(at, calendar, { from: at });

/** Plays events one after the other: each pass writes the rows that the next one reads. */
export const play = (events: readonly LadderEvent[]): LadderStory => {
  const assignments = new Map<string, Assignment>();
  let rows = new Map<string, LadderRecord>();
  const said = new Map<string, string>();
  const timeline: string[] = [];
  const ladders = events.map(({ at, words, assignment, record }) => {
    if (assignment) assignments.set(assignment.id, assignment);
    if (record) rows.set(record.key, { ...rows.get(record.key), ...record });
    const ladder = ladderAt(at, [...assignments.values()], [...rows.values()]);
    rows = new Map(rowsOf(ladder).map((row) => [row.key, row]));
    timeline.push(`${dayWords(at)}  ${words}`);
    for (const { assignment: of, sentence } of ladder.rejections) {
      if (said.get(of.id) !== sentence) timeline.push(`    ${sentence}`);
      said.set(of.id, sentence);
    }
    for (const { key, sentence } of ladder.tasks) {
      if (said.get(key) !== sentence) timeline.push(`    - ${sentence}`);
      said.set(key, sentence);
    }
    return ladder;
  });
  const last = ladders.at(-1);
  if (last === undefined) throw new Error('A story needs at least one event.');
  return { ladders, last, rows: [...rows.values()], timeline };
};

/** Prints a story's timeline beside its test. */
export const tell = (t: TestContext, { timeline }: LadderStory): void => {
  for (const line of timeline) t.diagnostic(line);
};
