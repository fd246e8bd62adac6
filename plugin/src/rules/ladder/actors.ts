import type { MentorId, Role, UnitId } from '../facts.ts';
import { NEXT_UP, ROLE_WORDS, type RoleAnswer, type RoleHolders } from '../hierarchy/roles.ts';

/** L8: who acts for a role; `late`: because the time of the role that the rule names has passed (L2, L11). */
export interface Actor extends Omit<RoleAnswer, 'unitId'> {
  readonly late?: boolean | undefined;
}

/** L8: who acts for a role in one mentor's matters; never the person whom the matter is about. */
export type Acting = (wanted: Role, about: MentorId | undefined) => Actor;

/** L8: who acts in the matters of a mentor of this chapter. */
export const actingFor =
  (holders: RoleHolders, chapterId: UnitId | undefined): Acting =>
  (wanted, about) => {
    const { role, holders: people, fallback } = holders.acting(wanted, chapterId, about);
    return { wanted, role, holders: people, fallback };
  };

/** "one", "one and another", "one, another and a third". */
export const listOf = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

/** "the Chapter Chair, the District Director and the Regional Vice President". */
export const roleList = (roles: readonly Role[]): string =>
  listOf(roles.map((role) => `the ${ROLE_WORDS[role]}`));

/** L8: "District Director, in place of the Chapter Chair". */
export const actorWords = ({ wanted, role, fallback, late }: Actor): string => {
  if (role === undefined) {
    const others = NEXT_UP[wanted];
    const above = others.length === 0 ? '' : `, nor that of ${roleList(others)}`;
    return `Nobody holds this role (${ROLE_WORDS[wanted]}${above}); on the board of the ${ROLE_WORDS.roc}`;
  }
  const passed = `, as the time of the ${ROLE_WORDS[wanted]} has passed`;
  const instead = fallback ? `, in place of the ${ROLE_WORDS[wanted]}` : '';
  return `${ROLE_WORDS[role]}${late === true ? passed : instead}`;
};
