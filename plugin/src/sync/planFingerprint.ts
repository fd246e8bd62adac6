import { createHash } from 'node:crypto';
import type { Intent } from '../store/index.ts';

/** The plan as text, one intent a line in the order of sending. */
export function planText(plan: readonly Intent[]): string {
  return plan.map(({ key, operation, object, body }) => `${operation} ${object} ${key} ${body}\n`).join('');
}

/** SHA-256 of the plan's text, hexadecimal. */
export function planFingerprint(plan: readonly Intent[]): string {
  return createHash('sha256').update(planText(plan)).digest('hex');
}
