import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import assert from 'node:assert/strict';
import type { FieldValues, Org, Row, RowValue } from '../../../plugin/src/local/engine/index.ts';
import { ApiError, openOrg } from '../../../plugin/src/local/engine/index.ts';

/** An element's content: text, elements by name, or several of one name. */
type Xml = string | number | boolean | { [element: string]: Xml | Xml[] };

function render(name: string, content: Xml | Xml[]): string {
  if (Array.isArray(content)) return content.map((each) => render(name, each)).join('\n');
  if (typeof content !== 'object')
    return `<${name}>${String(content).replace(/&/g, '&amp;').replace(/</g, '&lt;')}</${name}>`;
  const inside = Object.entries(content).map(([child, value]) => render(child, value));
  return `<${name}>${inside.join('\n')}</${name}>`;
}

export function xml(root: string, content: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${render(root, content)}\n`;
}

export type Files = Readonly<Record<string, string>>;

const made: string[] = [];
process.on('exit', () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'engine-'));
  made.push(folder);
  return folder;
}

/** Writes source-format files into a new folder. */
export function metadataFolder(files: Files): string {
  const folder = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

export function customObject(name: string, given: Record<string, Xml> = {}): Files {
  return {
    [`objects/${name}/${name}.object-meta.xml`]: xml('CustomObject', {
      label: name.replace(/__c$/, ''),
      pluralLabel: `${name.replace(/__c$/, '')}s`,
      nameField: { label: 'Name', type: 'Text' },
      ...given,
    }),
  };
}

export function field(object: string, name: string, given: Record<string, Xml | Xml[]>): Files {
  return {
    [`objects/${object}/fields/${name}.field-meta.xml`]: xml('CustomField', {
      fullName: name,
      label: name.replace(/__c$/, '').replaceAll('_', ' '),
      ...given,
    }),
  };
}

export function valueSet(values: readonly string[], restricted = true): Xml {
  return {
    restricted,
    valueSetDefinition: {
      sorted: false,
      value: values.map((value) => ({ fullName: value, default: false, label: value })),
    },
  };
}

export function recordType(object: string, name: string, given: Record<string, Xml | Xml[]> = {}): Files {
  return {
    [`objects/${object}/recordTypes/${name}.recordType-meta.xml`]: xml('RecordType', {
      fullName: name,
      active: true,
      label: name,
      ...given,
    }),
  };
}

/** A visit and its notes: every field type, a master-detail with roll-ups, a lookup of each delete behaviour. */
export const visits: Files = {
  ...customObject('Visit__c', {
    nameField: { label: 'Number', type: 'AutoNumber', displayFormat: 'V-{0000}' },
  }),
  ...field('Visit__c', 'Key__c', { type: 'Text', length: 40, externalId: true, unique: true }),
  ...field('Visit__c', 'Case_Key__c', {
    type: 'Text',
    length: 40,
    externalId: true,
    unique: true,
    caseSensitive: true,
  }),
  ...field('Visit__c', 'Batch__c', { type: 'Text', length: 20, externalId: true }),
  ...field('Visit__c', 'Place__c', { type: 'Picklist', valueSet: valueSet(['Office', 'Home', 'Away']) }),
  ...field('Visit__c', 'Mood__c', { type: 'Picklist', valueSet: valueSet(['Good', 'Bad'], false) }),
  ...field('Visit__c', 'Topics__c', {
    type: 'MultiselectPicklist',
    visibleLines: 4,
    valueSet: { restricted: true, valueSetName: 'Topic' },
  }),
  ...field('Visit__c', 'Score__c', { type: 'Number', precision: 5, scale: 2 }),
  ...field('Visit__c', 'Cost__c', { type: 'Currency', precision: 18, scale: 2 }),
  ...field('Visit__c', 'Done__c', { type: 'Checkbox', defaultValue: false }),
  ...field('Visit__c', 'Day__c', { type: 'Date' }),
  ...field('Visit__c', 'Start__c', { type: 'DateTime' }),
  ...field('Visit__c', 'Story__c', { type: 'LongTextArea', length: 1000, visibleLines: 3 }),
  ...field('Visit__c', 'Mail__c', { type: 'Email' }),
  ...field('Visit__c', 'Guest__c', { type: 'Lookup', referenceTo: 'Contact', relationshipName: 'Visits' }),
  ...field('Visit__c', 'Host__c', {
    type: 'Lookup',
    referenceTo: 'Contact',
    relationshipName: 'Hosted_Visits',
    deleteConstraint: 'Restrict',
  }),
  ...field('Visit__c', 'Notes__c', {
    type: 'Summary',
    summaryOperation: 'count',
    summaryForeignKey: 'Note__c.Visit__c',
  }),
  ...field('Visit__c', 'Loud_Notes__c', {
    type: 'Summary',
    summaryOperation: 'count',
    summaryForeignKey: 'Note__c.Visit__c',
    summaryFilterItems: [
      { field: 'Note__c.Tone__c', operation: 'equals', value: 'Loud, Shrill' },
      { field: 'Note__c.Voided__c', operation: 'equals', value: 'False' },
    ],
  }),
  ...field('Visit__c', 'Minutes__c', {
    type: 'Summary',
    summaryOperation: 'sum',
    summarizedField: 'Note__c.Minutes__c',
    summaryForeignKey: 'Note__c.Visit__c',
  }),
  ...field('Visit__c', 'First_Note__c', {
    type: 'Summary',
    summaryOperation: 'min',
    summarizedField: 'Note__c.Taken__c',
    summaryForeignKey: 'Note__c.Visit__c',
    summaryFilterItems: { field: 'Note__c.Voided__c', operation: 'equals', value: 'False' },
  }),
  ...field('Visit__c', 'Last_Note__c', {
    type: 'Summary',
    summaryOperation: 'max',
    summarizedField: 'Note__c.Taken__c',
    summaryForeignKey: 'Note__c.Visit__c',
  }),
  ...customObject('Note__c'),
  ...field('Note__c', 'Visit__c', {
    type: 'MasterDetail',
    referenceTo: 'Visit__c',
    relationshipName: 'Notes',
  }),
  ...field('Note__c', 'Tone__c', {
    type: 'Picklist',
    valueSet: valueSet(['Loud', 'Soft', 'Shrill']),
    required: true,
  }),
  ...field('Note__c', 'Minutes__c', { type: 'Number', precision: 4, scale: 0 }),
  ...field('Note__c', 'Taken__c', { type: 'DateTime' }),
  ...field('Note__c', 'Voided__c', { type: 'Checkbox', defaultValue: false }),
  ...customObject('Leaflet__c'),
  ...field('Leaflet__c', 'Case__c', {
    type: 'MasterDetail',
    referenceTo: 'Case',
    relationshipName: 'Leaflets',
    reparentableMasterDetail: true,
  }),
  ...recordType('Case', 'Mentoring_Request', {
    picklistValues: { picklist: 'Origin', values: [{ fullName: 'Web', default: true }] },
  }),
  ...recordType('Contact', 'Client'),
  ...recordType('Contact', 'Volunteer'),
  'globalValueSets/Topic.globalValueSet-meta.xml': xml('GlobalValueSet', {
    customValue: ['Marketing', 'Finance', 'Human Resources', 'Research & Design'].map((value) => ({
      fullName: value,
      default: false,
      label: `The topic ${value}`,
    })),
  }),
  'standardValueSets/CaseStatus.standardValueSet-meta.xml': xml('StandardValueSet', {
    standardValue: [
      { fullName: 'New', default: true, label: 'New', closed: false },
      { fullName: 'Open', default: false, label: 'Open', closed: false },
      { fullName: 'Completed', default: false, label: 'Completed', closed: true },
    ],
  }),
  'permissionsets/SCORE_Mentor.permissionset-meta.xml': xml('PermissionSet', { label: 'SCORE Mentor' }),
};

/** A clock that moves only when told. */
export function handClock(start = '2026-11-21T15:00:00.000Z') {
  let time = Date.parse(start);
  return {
    now: () => new Date(time),
    set: (instant: string) => {
      time = Date.parse(instant);
    },
    advance: (milliseconds: number) => {
      time += milliseconds;
    },
  };
}

export interface TestOrg {
  org: Org;
  clock: ReturnType<typeof handClock>;
  userId: string;
  rows: (soql: string) => Row[];
  insert: (object: string, values: FieldValues) => string;
  get: (object: string, id: string, ...fields: string[]) => Row;
}

const visitsFolder = metadataFolder(visits);

/** An org in memory (or a file) with the visits and what a test adds. */
export function testOrg(more: Files = {}, file = ':memory:'): TestOrg {
  const folders = Object.keys(more).length === 0 ? [visitsFolder] : [metadataFolder(more), visitsFolder];
  const clock = handClock();
  const org = openOrg({ file, metadata: folders, clock });
  const userId = org.systemUserId;
  return {
    org,
    clock,
    userId,
    rows: (soql) => org.query(soql, { userId }).records,
    insert: (object, values) => org.insert(object, values, userId),
    get: (object, id, ...fields) =>
      org.retrieve(object, id, fields.length === 0 ? undefined : fields, userId),
  };
}

/** A value that must be text. */
export function textOf(value: RowValue | undefined): string {
  assert.ok(typeof value === 'string', `expected text, got ${JSON.stringify(value)}`);
  return value;
}

/** Expects an ApiError of this code and, if given, exactly these words and fields. */
export function refuses(
  work: () => unknown,
  errorCode: string,
  message?: string | RegExp,
  fields?: string[],
): void {
  assert.throws(work, (error) => {
    assert.ok(error instanceof ApiError, `expected an ApiError, got ${String(error)}`);
    assert.equal(error.errorCode, errorCode, error.message);
    if (typeof message === 'string') assert.equal(error.message, message);
    if (message instanceof RegExp) assert.match(error.message, message);
    if (fields !== undefined) assert.deepEqual(error.fields, fields);
    return true;
  });
}
