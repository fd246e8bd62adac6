import { dayAt } from '../soql/zone.ts';

/** When and where a formula is computed: TODAY() is the day in the zone. */
export interface Moment {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** IANA name. */
  readonly zone: string;
}

let known: { now: number; zone: string; day: string } | undefined;

/** The calendar day of a moment: thousands of rows ask for the same one. */
export function todayOf({ now, zone }: Moment): string {
  if (known?.now !== now || known.zone !== zone) known = { now, zone, day: dayAt(now, zone) };
  return known.day;
}
