import type { GraphqlError, GraphqlResult } from 'lightning/graphql';
import type { Assignment } from './assignment';
import { readAssignment } from './assignment';

/** The five states: `ready` is data, or empty when nobody is recommended. */
export type PanelState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'noAccess' }
  | { readonly kind: 'error'; readonly detail: string }
  | { readonly kind: 'ready'; readonly assignment: Assignment };

/** An object or field that the reader may not see does not exist in the reader's schema. */
const noAccess = /FieldUndefined|INSUFFICIENT_ACCESS|INVALID_TYPE/;

function failure(errors: readonly GraphqlError[]): PanelState {
  const detail = errors.map(({ message }) => message).join(' ');
  return noAccess.test(detail) ? { kind: 'noAccess' } : { kind: 'error', detail };
}

/** What a result of the wire means to the reader. */
export function panelState({ data, errors }: GraphqlResult): PanelState {
  if (errors && errors.length > 0) {
    return failure(errors);
  }
  if (data === undefined || data === null) {
    return { kind: 'loading' };
  }
  const assignment = readAssignment(data);
  return assignment ? { kind: 'ready', assignment } : { kind: 'noAccess' };
}
