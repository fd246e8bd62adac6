/** Tests of node-salesforce that fail against the local org, and why; a test that begins to pass must leave this list. */
export const failing: ReadonlyMap<string, string> = new Map([]);
