import type { Policy } from '../policy/index.ts';

/** One setting that two policies disagree on. */
export interface PolicyDifference {
  /** As in policy.yaml: "match.fairTurnDays". */
  readonly key: string;
  /** The values, as JSON; undefined where a policy does not have the key. */
  readonly ours: string | undefined;
  readonly theirs: string | undefined;
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every setting by its key; lists are one setting. */
const settingsOf = (value: unknown, key = ''): [string, string][] =>
  isGroup(value)
    ? Object.entries(value).flatMap(([name, inner]) =>
        settingsOf(inner, key === '' ? name : `${key}.${name}`),
      )
    : [[key, JSON.stringify(value)]];

/** The settings in which two policies differ, in the order of policy.yaml. `sync` settings decide nothing and are left out. */
export function policyDifferences(ours: Policy, theirs: Policy): PolicyDifference[] {
  const [left, right] = [ours, theirs].map(({ rules, assignment }) => {
    const { version, ...settings } = rules;
    return new Map(settingsOf({ ...settings, assignment }));
  });
  if (left === undefined || right === undefined) return [];
  return [...new Set([...left.keys(), ...right.keys()])]
    .map((key) => ({ key, ours: left.get(key), theirs: right.get(key) }))
    .filter((setting) => setting.ours !== setting.theirs);
}
