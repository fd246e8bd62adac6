/** Something a person must put right before the local org can start, stop or be reset. */
export class LocalOrgError extends Error {
  /** `PORT_IN_USE`, `NOT_A_LOCAL_ORG`, …; callers may decide on it. */
  readonly code: string;
  /** The next steps, exact. */
  readonly actions: readonly string[];

  constructor(code: string, message: string, actions: readonly string[], options?: ErrorOptions) {
    super(message, options);
    this.name = 'LocalOrgError';
    this.code = code;
    this.actions = actions;
  }
}

/** What the system says of a failed file or network call, without its path. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
