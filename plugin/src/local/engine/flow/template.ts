import type { Interview } from './interview.ts';
import { compileReference } from './reference.ts';
import type { FlowScope } from './scope.ts';
import { mistake } from './scope.ts';
import { isScalar } from './valueType.ts';

const MERGE_FIELD = /\{!([^{}]+)\}/g;

/** A text with `{!merge.fields}`, ready to be filled in. An empty value leaves nothing behind. */
export function compileTemplate(scope: FlowScope, template: string): (interview: Interview) => string {
  const parts: ((interview: Interview) => string)[] = [];
  let end = 0;
  for (const match of template.matchAll(MERGE_FIELD)) {
    const before = template.slice(end, match.index);
    parts.push(() => before, mergeField(scope, (match[1] ?? '').trim()));
    end = match.index + match[0].length;
  }
  const rest = template.slice(end);
  if (parts.length === 0) return () => rest;
  return (interview) => parts.map((part) => part(interview)).join('') + rest;
}

function mergeField(scope: FlowScope, path: string): (interview: Interview) => string {
  const reference = compileReference(scope, path);
  if (reference.type.collection || reference.type.kind === 'record') {
    throw mistake(scope, `{!${path}} is not a single value and cannot stand in a text`);
  }
  return (interview) => {
    const value = reference.read(interview);
    return isScalar(value) && value !== null ? String(value) : '';
  };
}
