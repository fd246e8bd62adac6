import { generate, type DemoOptions } from '../../../plugin/src/local/seed/generate.ts';
import type { SeedValue } from '../../../plugin/src/local/seed/rows/row.ts';

/** One generated row with readers that say what they expected. */
export class DemoRow {
  readonly object: string;
  readonly key: string;
  readonly values: Readonly<Record<string, SeedValue>>;

  constructor(object: string, key: string, values: Readonly<Record<string, SeedValue>>) {
    this.object = object;
    this.key = key;
    this.values = values;
  }

  text(field: string): string | undefined {
    const value = this.values[field];
    return typeof value === 'string' ? value : undefined;
  }

  time(field: string): number | undefined {
    const value = this.text(field);
    return value === undefined ? undefined : Date.parse(value);
  }

  /** A time that must be there. */
  at(field: string): number {
    const time = this.time(field);
    if (time === undefined) throw new Error(`${this.key} has no ${field}`);
    return time;
  }

  ref(field: string): string | undefined {
    const value = this.values[field];
    return typeof value === 'object' ? value.ref : undefined;
  }
}

export interface Demo {
  readonly asOf: number;
  readonly rows: readonly DemoRow[];
  readonly stories: ReturnType<typeof generate>['stories'];
  of: (object: string) => DemoRow[];
  row: (key: string | undefined) => DemoRow;
  mentors: DemoRow[];
  clients: DemoRow[];
  /** Of a request, in the order of the offers. */
  assignmentsOf: (requestKey: string) => DemoRow[];
  attemptsOf: (assignmentKey: string) => DemoRow[];
  sessionsOf: (requestKey: string) => DemoRow[];
  /** The name of the region that a unit belongs to. */
  regionOf: (unitKey: string | undefined) => string | undefined;
}

export function demoOf(options: DemoOptions): Demo {
  const { tables, stories } = generate(options);
  const rows = tables.flatMap(({ object, rows: some }) =>
    some.map(({ key, values }) => new DemoRow(object, key, values)),
  );
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const byObject = Map.groupBy(rows, ({ object }) => object);
  const contacts = byObject.get('Contact') ?? [];
  const of = (object: string): DemoRow[] => byObject.get(object) ?? [];
  const row = (key: string | undefined): DemoRow => {
    const found = byKey.get(key ?? '');
    if (found === undefined) throw new Error(`No row '${key ?? ''}'`);
    return found;
  };
  const assignments = Map.groupBy(of('Mentor_Assignment__c'), (each) => each.ref('Request__c'));
  const attempts = Map.groupBy(of('Contact_Attempt__c'), (each) => each.ref('Assignment__c'));
  const sessions = Map.groupBy(of('Mentoring_Session__c'), (each) => each.ref('Mentoring_Request__c'));
  const regionOf = (key: string | undefined): string | undefined => {
    if (key === undefined) return undefined;
    const unit = row(key);
    return unit.ref('ParentId') === undefined ? unit.text('Name') : regionOf(unit.ref('ParentId'));
  };
  return {
    asOf: options.asOf.getTime(),
    rows,
    stories,
    of,
    row,
    mentors: contacts.filter((each) => each.ref('RecordTypeId') === 'recordType:Contact.Volunteer'),
    clients: contacts.filter((each) => each.ref('RecordTypeId') === 'recordType:Contact.Client'),
    assignmentsOf: (key) => assignments.get(key) ?? [],
    attemptsOf: (key) => attempts.get(key) ?? [],
    sessionsOf: (key) => sessions.get(key) ?? [],
    regionOf,
  };
}
