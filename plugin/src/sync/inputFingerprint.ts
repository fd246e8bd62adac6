import { hash } from 'node:crypto';
import { canonicalJson } from '../policy/index.ts';
import {
  decisionInputs,
  type InputData,
  type InputPart,
  type MentorId,
  type MentoringRequest,
  type Pool,
  type Unit,
  type UnitId,
} from '../rules/index.ts';

/** A short hash of each part of what a decision is made from. */
export type InputFingerprint = Readonly<Record<InputPart, string>>;

const digits = 12;
const digest = (text: string): string => hash('sha256', text).slice(0, digits);
const digestOf = (data: InputData): string => digest(canonicalJson([data]));

/** Keeps what was worked out for a key. */
const remembered = <Key, Value>(work: (key: Key) => Value): ((key: Key) => Value) => {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? work(key);
    known.set(key, value);
    return value;
  };
};

/** The fingerprints of the decisions of one pool, which was built from these units; a mentor is hashed once, however many
 * requests look at them. `visited` are the units of the decision's tiers. */
export function inputFingerprints(
  pool: Pool,
  units: readonly Unit[],
): (request: MentoringRequest, visited: readonly UnitId[]) => InputFingerprint {
  const inputs = decisionInputs(pool, units);
  const policy = digestOf(inputs.policy);
  const mentor = remembered((id: MentorId) => {
    const one = pool.byId.get(id);
    return one === undefined ? '' : digestOf(inputs.mentor(one));
  });
  const offers = remembered((id: MentorId) => {
    const one = pool.byId.get(id);
    return one === undefined ? '' : digestOf(inputs.offers(one));
  });
  const unit = remembered((id: UnitId) => {
    const ids = inputs.members(id).map((one) => one.mentor.id);
    return {
      hierarchy: digestOf(inputs.placement(id)),
      mentors: digest(ids.map((each) => `${each}${mentor(each)}`).join()),
      offers: digest(ids.map((each) => `${each}${offers(each)}`).join()),
    };
  });
  return (request, visited) => {
    const visitedUnits = visited.map(unit);
    return {
      policy,
      request: digestOf(inputs.request(request)),
      hierarchy: digestOf([inputs.path(request), visitedUnits.map((one) => one.hierarchy)]),
      history: digestOf(inputs.history(request)),
      continuity: digestOf(inputs.continuity(request, visited)),
      mentors: digestOf(visitedUnits.map((one) => one.mentors)),
      offers: digestOf(visitedUnits.map((one) => one.offers)),
    };
  };
}
