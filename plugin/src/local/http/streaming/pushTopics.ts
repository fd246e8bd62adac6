import { ApiError, type ObjectSchema, type Org, type RecordChange, type Row } from '../../engine/index.ts';
import { rowText } from '../rowText.ts';
import { soqlString } from '../soqlText.ts';

/** One active PushTopic, ready to be asked whether it tells a change. */
export interface PushTopic {
  readonly name: string;
  readonly object: ObjectSchema;
  /** The change's `sobject`, or undefined when the topic does not tell this change. */
  tells(change: RecordChange): Readonly<Record<string, unknown>> | undefined;
}

/** The topic's query of one record. */
function queryOf(soql: string, id: string): string {
  const masked = soql.replace(/'(?:\\.|[^'\\])*'/gs, (quoted) => ' '.repeat(quoted.length));
  const start = masked.search(/\bWHERE\b/i);
  const record = `WHERE Id = ${soqlString(id)}`;
  if (start < 0) return `${soql} ${record}`;
  return `${soql.slice(0, start)} ${record} AND (${soql.slice(start + 'WHERE'.length)})`;
}

/** The fields of an object that a part of a query names, in small letters. */
function fieldsIn(text: string, object: ObjectSchema): Set<string> {
  const words = text.replace(/'(?:\\.|[^'\\])*'/gs, '').matchAll(/[A-Za-z]\w*/g);
  const names = [...words].map(([word]) => word).filter((word) => object.field(word) !== undefined);
  return new Set(names.map((name) => name.toLowerCase()));
}

/** Which changed fields make an update worth telling ("NotifyForFields"); undefined: any. */
function watchedFields(soql: string, object: ObjectSchema, notifyFor: string): Set<string> | undefined {
  const [, select = '', where = ''] = /^\s*SELECT\b(.*?)\bFROM\b(.*)$/is.exec(soql) ?? [];
  if (notifyFor === 'All') return undefined;
  if (notifyFor === 'Select') return fieldsIn(select, object);
  if (notifyFor === 'Where') return fieldsIn(where, object);
  return fieldsIn(soql, object);
}

const operations = {
  created: 'NotifyForOperationCreate',
  updated: 'NotifyForOperationUpdate',
  deleted: 'NotifyForOperationDelete',
} as const;

function makeTopic(row: Row, org: Org): PushTopic | undefined {
  const soql = rowText(row, 'Query');
  const object = org.schema.object(/\bFROM\s+(\w+)/i.exec(soql)?.[1] ?? '');
  if (!object) return undefined;
  const watched = watchedFields(soql, object, rowText(row, 'NotifyForFields'));
  return {
    name: rowText(row, 'Name'),
    object,
    tells({ kind, id, changed }) {
      if (row[operations[kind]] !== true) return undefined;
      if (kind === 'updated' && watched && !changed.some((name) => watched.has(name.toLowerCase())))
        return undefined;
      try {
        const { records } = org.query(queryOf(soql, id), { userId: org.systemUserId, all: true });
        const [found] = records;
        if (!found) return undefined;
        const { attributes: _attributes, ...sobject } = found;
        return kind === 'deleted' ? { Id: id } : sobject;
      } catch (error) {
        // A field of its query has been hidden or removed since it was made.
        if (error instanceof ApiError) return undefined;
        throw error;
      }
    },
  };
}

/** The active PushTopics of the org ("Working with PushTopics", Streaming API Developer Guide). */
export function readPushTopics(org: Org): PushTopic[] {
  const soql = `SELECT Name, Query, NotifyForFields, ${Object.values(operations).join(', ')} FROM PushTopic WHERE IsActive = true`;
  const { records } = org.query(soql, { userId: org.systemUserId });
  return records.flatMap((row) => makeTopic(row, org) ?? []);
}
