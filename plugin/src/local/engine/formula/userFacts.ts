/** What formulas ask about a user besides the user's own row. */
export interface UserFacts {
  /** Whether a profile or permission set gives the user a custom permission. */
  hasPermission(userId: string, name: string): boolean;
}
