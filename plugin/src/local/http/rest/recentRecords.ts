/** "Up to 200 of the most recently viewed records" (REST API Developer Guide, "Recently Viewed Items"). */
export const KEPT_RECENT = 200;

export interface RecentRecord {
  readonly object: string;
  readonly id: string;
}

/**
 * What a user looked at last, newest first; kept until the server stops. A program's reads and writes are no looks: it
 * says so by FOR VIEW or FOR REFERENCE (SOQL and SOSL Reference, "FOR VIEW").
 */
export interface RecentRecords {
  touch(userId: string, record: RecentRecord): void;
  of(userId: string): readonly RecentRecord[];
}

export function createRecentRecords(): RecentRecords {
  const byUser = new Map<string, RecentRecord[]>();
  return {
    touch(userId, record) {
      const others = (byUser.get(userId) ?? []).filter((each) => each.id !== record.id);
      byUser.set(userId, [record, ...others].slice(0, KEPT_RECENT));
    },
    of: (userId) => byUser.get(userId) ?? [],
  };
}
