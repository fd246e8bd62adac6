const KEPT = 200;

export interface RecentRecord {
  readonly object: string;
  readonly id: string;
}

/** What a user looked at or wrote last, newest first; kept until the server stops. */
export interface RecentRecords {
  touch(userId: string, record: RecentRecord): void;
  of(userId: string): readonly RecentRecord[];
}

export function createRecentRecords(): RecentRecords {
  const byUser = new Map<string, RecentRecord[]>();
  return {
    touch(userId, record) {
      const others = (byUser.get(userId) ?? []).filter((each) => each.id !== record.id);
      byUser.set(userId, [record, ...others].slice(0, KEPT));
    },
    of: (userId) => byUser.get(userId) ?? [],
  };
}
