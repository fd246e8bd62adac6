/** The store on this machine cannot be used. `actions` say what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: string;
  readonly actions: readonly string[];

  constructor(
    fault: { code: string; message: string; actions: readonly string[] },
    options?: { cause?: unknown },
  ) {
    super(fault.message, options);
    this.code = fault.code;
    this.actions = fault.actions;
  }
}
