/** The part of `lightning/uiRecordApi` that our components use; the platform publishes no typings for it. */
declare module 'lightning/uiRecordApi' {
  export interface RecordConfig {
    /** The wire waits while this is undefined. */
    readonly recordId: string | undefined;
    /** With the object before the dot: `Case.Subject`. */
    readonly fields?: readonly string[] | undefined;
    /** Left out of the answer when the reader may not see them. */
    readonly optionalFields?: readonly string[] | undefined;
  }

  export interface UiRecord {
    readonly id: string;
    readonly fields: Readonly<Record<string, { readonly value: unknown } | undefined>>;
  }

  export interface RecordResult {
    readonly data: UiRecord | undefined;
    readonly error: unknown;
  }

  export const getRecord: import('lwc').WireAdapterConstructor<RecordConfig, RecordResult>;
  /** Saves the fields named; `Id` says of which record. @throws what the org answers: its `body` has the messages. */
  export function updateRecord(input: {
    readonly fields: Readonly<Record<string, unknown>>;
  }): Promise<unknown>;
}
