import type { Database } from '../storage/index.ts';
import { sql } from '../storage/index.ts';
import { isZone } from './zone.ts';

/** What a user has chosen that queries depend on. */
export interface UserSettings {
  /** IANA zone: a day in a date literal is a day there. */
  zone: string;
  /** BCP 47: `en-US`. FORMAT() writes as it says, weeks begin as it says. */
  locale: string;
}

/** The zone of who has none; SCORE's headquarters is in the Eastern zone. */
export const ORG_ZONE = 'America/New_York';
const ORG_LOCALE = 'en-US';

export const orgSettings: UserSettings = { zone: ORG_ZONE, locale: ORG_LOCALE };

/** The settings of a user as they are now; the org's where the user has none that are known. */
export function userSettings(database: Database, userId: string): UserSettings {
  const [zone, locale] =
    database.row(sql`SELECT "TimeZoneSidKey", "LocaleSidKey" FROM "User" WHERE "Id" = ${userId}`) ?? [];
  return {
    zone: typeof zone === 'string' && isZone(zone) ? zone : ORG_ZONE,
    locale: typeof locale === 'string' ? knownLocale(locale) : ORG_LOCALE,
  };
}

/** `en_US`, `de_DE_EURO`, `zh_Hans_CN` … in the words of Intl. */
function knownLocale(sidKey: string): string {
  const tag = sidKey.replace(/_EURO$/, '').replaceAll('_', '-');
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? ORG_LOCALE;
  } catch {
    return ORG_LOCALE;
  }
}

interface WeekInfo {
  getWeekInfo?(): { firstDay: number };
}

/** The day a week begins with where a locale is spoken: 0 is Sunday. */
export function firstDayOfWeek(locale: string): number {
  const info: WeekInfo = new Intl.Locale(locale) as WeekInfo;
  return (info.getWeekInfo?.().firstDay ?? 7) % 7;
}
