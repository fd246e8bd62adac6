import { z } from 'zod';
import { policySchema, type Policy } from './policySchema.ts';

/** One setting of `policy.yaml`. */
export interface PolicySetting {
  /** Dotted path: `deadlines.acceptBusinessDays`. */
  readonly key: string;
  readonly value: unknown;
  /** The rules it belongs to: `M7`, `L3-L6`, `L5, L6`; undefined for what decides nothing. */
  readonly rule?: string | undefined;
  /** What it says, without the rules. */
  readonly description: string;
}

const RULES = /^((?:[A-Z]\d+[a-z]?(?:-|, )?)+): (.*)$/s;

const describedAt = (schema: z.ZodType, value: unknown, key: string): PolicySetting[] => {
  const { description } = schema;
  if (description !== undefined) {
    const [, rule, words = description] = RULES.exec(description) ?? [];
    return [{ key, value, rule, description: words }];
  }
  if (!(schema instanceof z.ZodObject)) return [];
  const values = value as Readonly<Record<string, unknown>>;
  return Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>).flatMap(([name, inner]) =>
    describedAt(inner, values[name], key === '' ? name : `${key}.${name}`),
  );
};

/** Every setting of a policy, in the order of its schema. */
export const policySettings = ({ rules, assignment, sync }: Policy): PolicySetting[] =>
  describedAt(policySchema, { ...rules, assignment, sync }, '');
