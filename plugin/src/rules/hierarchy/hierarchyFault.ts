import { isoDateOf, type DayNumber } from '../calendar/calendarDate.ts';
import type { DaySpan } from './daySpan.ts';
import type { IsoDate, Unit, UnitId, UnitTermId } from '../facts.ts';

export type HierarchyFaultCode =
  | 'datesReversed'
  | 'unitUnknown'
  | 'termOutsideUnit'
  | 'twoParents'
  | 'sameParentTwice'
  | 'parentGap'
  | 'parentMissing'
  | 'parentUnknown'
  | 'parentNotValid'
  | 'parentWrongLevel'
  | 'levelSkipped'
  | 'cycle'
  | 'roleWrongLevel'
  | 'sameHolderTwice'
  | 'noRoles'
  | 'cicCount'
  | 'roleVacant';

/** One thing in the dated rows that somebody has to look at (C5, M15, L8). */
export interface HierarchyFault {
  readonly code: HierarchyFaultCode;
  /** An error keeps decisions from being made, on the date of the check or later; a warning does not. */
  readonly severity: 'error' | 'warning';
  /** The unit terms to look at; empty when the unit's own record is the cause, or a row is missing. */
  readonly rows: readonly UnitTermId[];
  readonly unitId: UnitId;
  readonly unitName: string;
  /** The days it is about; absent: open, or no matter of days. */
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  /** What is wrong, and what to do next. */
  readonly sentence: string;
}

interface FaultInput {
  readonly code: HierarchyFaultCode;
  readonly unit: Pick<Unit, 'id' | 'name'>;
  readonly rows?: readonly UnitTermId[];
  readonly span?: DaySpan | undefined;
  readonly sentence: string;
}

const dateOf = (day: DayNumber | undefined): IsoDate | undefined =>
  day === undefined || !Number.isFinite(day) ? undefined : isoDateOf(day);

const made = (
  { code, unit, rows = [], span, sentence }: FaultInput,
  severity: HierarchyFault['severity'],
): HierarchyFault => ({
  code,
  severity,
  rows: [...rows].sort(),
  unitId: unit.id,
  unitName: unit.name,
  from: dateOf(span?.from),
  to: dateOf(span?.to),
  sentence,
});

/** An error, unless it was over before `today`: no decision is made on those days any more. */
export const errorFrom = (today: DayNumber, input: FaultInput): HierarchyFault =>
  made(input, input.span !== undefined && input.span.to < today ? 'warning' : 'error');

export const warning = (input: FaultInput): HierarchyFault => made(input, 'warning');
