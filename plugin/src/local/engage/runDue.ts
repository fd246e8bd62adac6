import { instantOf as instantAt, wallTime, type Instant } from '../calendar/zoneTime.ts';
import type { Engine } from '../engine/dml/index.ts';
import { ApiError, type Org } from '../engine/index.ts';
import { instantOf } from '../engine/times.ts';
import { sql } from '../engine/storage/index.ts';
import { dueKindNames, dueKinds, type DueKindName } from './dueKinds.ts';
import { defaultZone, isEngage } from './names.ts';
import { closeOffer, offeredTo } from './offers.ts';
import { readRequest, waitsForMentor } from './request.ts';
import { recountAll } from './requestCount.ts';

/** What could not be done; it stays due and is tried again the next time. */
export interface Refusal {
  readonly kind: DueKindName | 'dayChange';
  /** A Case, or for `dayChange` a Contact. */
  readonly recordId: string;
  readonly errorCode: string;
  readonly message: string;
}

export interface DueSummary {
  /** How often each kind was done. */
  readonly notice24Hours: number;
  readonly reminder48Hours: number;
  readonly returnToQueue: number;
  /** Days that began. */
  readonly dayChange: number;
  /** Mentors whose requests of the last seven days moved with a day. */
  readonly mentorsRecounted: number;
  readonly refused: readonly Refusal[];
}

type Counts = { -readonly [key in keyof Omit<DueSummary, 'refused'>]: number };

interface DueEntry {
  readonly kind: string;
  readonly caseId: string;
  readonly due: Instant;
}

/** Before the clock moves to each due time; a caller whose clock runs by itself has nothing to do. */
type MoveTo = (instant: Instant) => void;

const dayChange = 'dayChange';

/**
 * Does what Engage does by itself up to `now`, in the order in which it falls due, each thing once and in a transaction of
 * its own, as the automated-process user and through the normal save, so that flows and rules of the org have their say.
 */
export function runDue(org: Org, now: Date, moveTo: MoveTo = () => undefined): DueSummary {
  const counts: Counts = {
    notice24Hours: 0,
    reminder48Hours: 0,
    returnToQueue: 0,
    dayChange: 0,
    mentorsRecounted: 0,
  };
  const refused: Refusal[] = [];
  if (!isEngage(org.schema)) return { ...counts, refused };
  const until = now.getTime();
  org.inside((engine) => {
    if (nextDay(engine) === undefined) planNextDay(engine, until);
  });
  const refuse = (kind: Refusal['kind'], recordId: string, { errorCode, message }: ApiError): void => {
    refused.push({ kind, recordId, errorCode, message });
  };
  for (const inVain = new Set<string>(); ;) {
    const entry = org.inside((engine) => nextDue(engine, until, inVain));
    if (entry === undefined) return { ...counts, refused };
    moveTo(entry.due);
    try {
      org.inside((engine) => {
        doOne(engine, entry, counts, refuse);
      });
    } catch (error) {
      const kind = dueKindNames.find((name) => name === entry.kind);
      if (!(error instanceof ApiError) || kind === undefined) throw error;
      inVain.add(keyOf(entry));
      refuse(kind, entry.caseId, error);
    }
  }
}

const keyOf = ({ kind, caseId, due }: DueEntry): string => `${kind}:${caseId}:${due}`;

function nextDue(engine: Engine, until: Instant, inVain: ReadonlySet<string>): DueEntry | undefined {
  const rows = engine.database.rows(
    sql`SELECT kind, case_id, due FROM "_engage_due" WHERE due <= ${until} ORDER BY due, kind, case_id LIMIT ${inVain.size + 1}`,
  );
  return rows
    .map(([kind, caseId, due]) => ({ kind: String(kind), caseId: String(caseId), due: Number(due) }))
    .find((entry) => !inVain.has(keyOf(entry)));
}

function doOne(
  engine: Engine,
  { kind, caseId }: DueEntry,
  counts: Counts,
  refuse: (kind: Refusal['kind'], recordId: string, error: ApiError) => void,
): void {
  engine.database.run(sql`DELETE FROM "_engage_due" WHERE kind = ${kind} AND case_id = ${caseId}`);
  if (kind === dayChange) {
    const now = instantOf(engine.stamp());
    counts.mentorsRecounted += recountAll(engine, now, (id, error) => {
      refuse(dayChange, id, error);
    });
    counts.dayChange += 1;
    planNextDay(engine, now);
    return;
  }
  const name = dueKindNames.find((each) => each === kind);
  const request = readRequest(engine, caseId);
  if (name === undefined || !waitsForMentor(request) || offeredTo(engine, caseId) !== request.ownerId) {
    closeOffer(engine, caseId);
    return;
  }
  dueKinds[name].act(engine, caseId, request);
  counts[name] += 1;
}

function nextDay(engine: Engine): Instant | undefined {
  const [due] = engine.database.row(sql`SELECT due FROM "_engage_due" WHERE kind = ${dayChange}`) ?? [];
  return typeof due === 'number' ? due : undefined;
}

function planNextDay(engine: Engine, after: Instant): void {
  const due = instantAt(defaultZone, wallTime(defaultZone, after).day + 1, 0);
  engine.database.run(sql`INSERT INTO "_engage_due" VALUES (${dayChange}, '', ${due})`);
}
