import { ApiError, formatDatetime, parseDatetime, type ObjectSchema } from '../../engine/index.ts';
import { param, type ApiContext, type ApiRequest, type Params, type Resource } from '../resource.ts';
import { rowText } from '../rowText.ts';
import { objectOf } from './objectOf.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const DAYS_COVERED = 30;

interface Window {
  /** Milliseconds since 1970, whole minutes. */
  readonly start: number;
  readonly end: number;
}

function invalidDate(message: string): ApiError {
  return new ApiError('INVALID_REPLICATION_DATE', message);
}

const toMinute = (instant: number): number => Math.floor(instant / MINUTE) * MINUTE;

/** A parameter as an instant. "The API ignores the seconds portion" (REST API Developer Guide, "sObject Get Updated"). */
function minuteOf(request: ApiRequest, name: 'start' | 'end'): number {
  const text = request.query.get(name) ?? '';
  if (text === '') throw new ApiError('MISSING_ARGUMENT', `${name}Date is required`);
  const read = /T/i.test(text) ? parseDatetime(text) : undefined;
  if (read === undefined) {
    throw new ApiError(
      'INVALID_FIELD',
      `${name}Date: '${text}' is not a valid value for the type xsd:dateTime`,
    );
  }
  return toMinute(Date.parse(read.replace('+0000', 'Z')));
}

/**
 * "The specified startDate cannot be the same value as, or later than, the specified endDate" (SOAP API Developer
 * Guide, "getUpdated()"); nothing is kept for longer than 30 days (the words for that: node-salesforce issue 406).
 */
function windowOf(request: ApiRequest, now: number): Window {
  const start = minuteOf(request, 'start');
  const end = minuteOf(request, 'end');
  if (start >= end) throw invalidDate('endDate must be at least one minute greater than startDate');
  if (start < toMinute(now) - DAYS_COVERED * DAY) {
    throw invalidDate('startDate before org replication enabled date');
  }
  return { start, end };
}

const soqlTime = (instant: number): string => new Date(instant).toISOString();

/** "The call uses the SystemModstamp field … If SystemModstamp isn't available, the call uses LastModifiedDate." */
function stampOf(object: ObjectSchema): string {
  const stamp = object.field('SystemModstamp') ?? object.field('LastModifiedDate');
  if (stamp) return stamp.name;
  throw new ApiError(
    'INVALID_TYPE_FOR_OPERATION',
    `entity type does not support replication: ${object.name}`,
  );
}

interface Change {
  readonly id: string;
  readonly stamp: string;
}

interface Changes {
  readonly changes: readonly Change[];
  readonly now: number;
  readonly latestDateCovered: string;
}

function changesOf(
  request: ApiRequest,
  params: Params,
  { org, clock }: ApiContext,
  deleted: boolean,
): Changes {
  const object = objectOf(org, param(params, 'object'));
  const now = clock.now().getTime();
  const { start, end } = windowOf(request, now);
  const stamp = stampOf(object);
  // What has no IsDeleted is gone for good when it is deleted.
  const kept = !deleted || object.field('IsDeleted') !== undefined;
  const soql =
    `SELECT Id, ${stamp} FROM ${object.name} WHERE ${stamp} >= ${soqlTime(start)} AND ${stamp} < ${soqlTime(end)} ` +
    `${deleted ? 'AND IsDeleted = TRUE ' : ''}ORDER BY ${stamp}, Id`;
  const rows = kept ? org.query(soql, { userId: request.userId, all: deleted }).records : [];
  return {
    changes: rows.map((row) => ({ id: rowText(row, 'Id'), stamp: rowText(row, stamp) })),
    now,
    // The running minute is not over: a later write may still fall into it.
    latestDateCovered: formatDatetime(new Date(Math.min(end, toMinute(now)))),
  };
}

const updated: Resource['handle'] = (request, params, context) => {
  const { changes, latestDateCovered } = changesOf(request, params, context, false);
  return { status: 200, body: { ids: changes.map(({ id }) => id), latestDateCovered } };
};

const deleted: Resource['handle'] = (request, params, context) => {
  const { changes, now, latestDateCovered } = changesOf(request, params, context, true);
  return {
    status: 200,
    body: {
      deletedRecords: changes.map(({ id, stamp }) => ({ id, deletedDate: stamp })),
      // The recycle bin is never emptied by time, so all that may be asked for is there.
      earliestDateAvailable: formatDatetime(new Date(toMinute(now) - DAYS_COVERED * DAY)),
      latestDateCovered,
    },
  };
};

/** `GET /sobjects/X/updated/?start=…&end=…` and `/deleted/`: what replication asks for. */
export const replicationResources: readonly Resource[] = [
  { method: 'GET', path: '/sobjects/:object/updated', handle: updated },
  { method: 'GET', path: '/sobjects/:object/deleted', handle: deleted },
];
