import { ACTIONS, type Scene } from './actionRows.ts';
import { dueWords, movedByWords } from '../calendar/dueWords.ts';
import type { NextAction, RequestClock } from '../outcomes.ts';
import type { Situation } from './requestSituation.ts';
import { sessionProgress } from './sessionProgress.ts';

const LONGEST_WHY = 255;

/** D11: the one next action of a request; undefined when it is closed. Its words do not depend on when they are read. */
export const nextAction = (situation: Situation, clocks: readonly RequestClock[]): NextAction | undefined => {
  const { place, ownSessions, at, calendar, request, current } = situation;
  if (place === 'closed') return undefined;
  const scene: Scene = {
    ...situation,
    ...sessionProgress(ownSessions, at),
    clock: (id) => {
      const { startedAt = request.submittedAt, due = startedAt } =
        clocks.find((clock) => clock.id === id) ?? {};
      return { from: startedAt, due };
    },
  };
  const row = ACTIONS.find(({ applies }) => applies(scene));
  if (row === undefined) return undefined;
  const { from, due } = row.span(scene);
  const words = {
    by: dueWords(due, calendar, { from: request.submittedAt }),
    moved: movedByWords(from, due, calendar),
  };
  return {
    code: row.code,
    owner: row.owner === 'holder' && current !== undefined ? 'mentor' : 'cic',
    due,
    why: row.why(scene, words).slice(0, LONGEST_WHY),
  };
};
