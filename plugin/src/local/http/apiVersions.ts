/** "Versions 21.0 to 30.0 are retired" (Salesforce Help, "Salesforce Platform API Versions 21.0 through 30.0 Retirement"). */
const OLDEST = 31;
const NEWEST = 66;

/** The newest API version the local org serves, as paths spell it without the `v`. */
export const NEWEST_VERSION = `${NEWEST}.0`;

/** Three releases a year; version 29 is Winter '14. */
function releaseLabel(version: number): string {
  const release = version - 29;
  const season = ['Winter', 'Spring', 'Summer'][release % 3] ?? '';
  return `${season} '${14 + Math.floor(release / 3)}`;
}

/** The answer of `GET /services/data`: every version served, oldest first. */
export const apiVersions: readonly { label: string; url: string; version: string }[] = Array.from(
  { length: NEWEST - OLDEST + 1 },
  (_, index) => {
    const number = OLDEST + index;
    return {
      label: releaseLabel(number),
      url: `/services/data/v${number}.0`,
      version: `${number}.0`,
    };
  },
);

const served = new Set(apiVersions.map((each) => each.version));

/** True for a version such as `66.0` that the local org answers. */
export function isServedVersion(version: string): boolean {
  return served.has(version);
}
