export type FindingStatus =
  'bound' | 'missing' | 'unreadable' | 'wrongType' | 'notWritable' | 'valueMissing' | 'differs';

/** What the org says about one name of engage.yaml (C4). */
export interface BindingFinding {
  /** Key in engage.yaml: `request.fields.area`. */
  readonly key: string;
  /** Name in the org: `Case.Area_of_Expertise__c`. */
  readonly name: string;
  readonly status: FindingStatus;
  /** A sync would not be safe. */
  readonly blocking: boolean;
  /** What was found and what to do; empty when bound. */
  readonly advice: string;
}

/** Makes findings about one key; everything that is not bound stops a sync. */
export function findingOf(key: string, name: string) {
  return (status: FindingStatus, advice: string): BindingFinding => ({
    key,
    name,
    status,
    advice,
    blocking: status !== 'bound',
  });
}
