/** Of the policy, only what components ask for. */
export const policy = { calendar: { timeZone: 'America/New_York', closures: [] } };
