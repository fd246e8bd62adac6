import { ACTIONS, type SpanOf } from './actionRows.ts';
import { dueWords, movedByWords } from '../calendar/dueWords.ts';
import { runsFrom } from './clockPause.ts';
import type { NextAction, RequestClock } from '../outcomes.ts';
import type { Situation } from './requestSituation.ts';

const LONGEST_WHY = 255;

/** D11: the one next action of a request; undefined when it is closed. Its words do not depend on when they are read. */
export const nextAction = (situation: Situation, clocks: readonly RequestClock[]): NextAction | undefined => {
  const { place, calendar, request, current } = situation;
  if (place === 'closed') return undefined;
  const spanOf: SpanOf = (id) => {
    const { startedAt = request.submittedAt, due = startedAt } = clocks.find((one) => one.id === id) ?? {};
    return { from: runsFrom(startedAt, due, situation), due };
  };
  const row = ACTIONS.find(({ applies }) => applies(situation));
  if (row === undefined) return undefined;
  const { from, due } = row.span(situation, spanOf);
  const words = {
    by: dueWords(due, calendar, { from: request.submittedAt }),
    moved: movedByWords(from, due, calendar),
  };
  return {
    code: row.code,
    owner: row.owner === 'holder' && current !== undefined ? 'mentor' : 'cic',
    due,
    why: row.why(situation, words).slice(0, LONGEST_WHY),
  };
};
