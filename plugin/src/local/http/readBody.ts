import type { z } from 'zod';
import { unreadableBody } from './errorResponse.ts';

/** The body in the shape the resource takes; otherwise JSON_PARSER_ERROR that names the place. */
export function readBody<T>(shape: z.ZodType<T>, body: unknown): T {
  const result = shape.safeParse(body);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const place = issue && issue.path.length > 0 ? ` at [${issue.path.join('.')}]` : '';
  throw unreadableBody(`${issue?.message ?? 'The request body is missing'}${place}`);
}
