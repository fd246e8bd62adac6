interface SaveProblem {
  readonly body?: {
    readonly message?: unknown;
    readonly output?: { readonly errors?: readonly { readonly message?: unknown }[] };
  };
  readonly message?: unknown;
}

/** What a refused save says: what the org says of the record, else its general message. */
export function saveFailure(problem: unknown): string {
  const { body, message } = (typeof problem === 'object' && problem !== null ? problem : {}) as SaveProblem;
  const own = (body?.output?.errors ?? []).map((each) => each.message);
  return (own.length > 0 ? own : [body?.message ?? message])
    .filter((each) => typeof each === 'string')
    .join(' ');
}
