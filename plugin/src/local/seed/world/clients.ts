import { clientEmailDomains, clientPhoneMark, clientSurnameMark } from '../canaries.ts';
import type { Instant } from '../../calendar/zoneTime.ts';
import type { Random } from '../random.ts';
import { inventedPerson } from '../words/personNames.ts';
import type { Client } from './model.ts';

/** An invented client; every personal field carries its canary. */
export function inventClient(random: Random, number: number, createdAt: Instant): Client {
  const { first, last } = inventedPerson(random);
  return {
    key: `client:${number}`,
    number,
    first,
    last: `${clientSurnameMark}${last}`,
    email: `${first}.${last}.${number}@${random.pick(clientEmailDomains)}`.toLowerCase(),
    phone: `(${random.whole(201, 989)}${clientPhoneMark}${String(random.whole(0, 99)).padStart(2, '0')}`,
    street: `${random.whole(1, 99)} ${clientSurnameMark}Lane`,
    prefers: random.weighted([
      ['Email', 55],
      ['Phone', 30],
      ['Text', 15],
    ]),
    suspended: random.chance(0.004),
    createdAt,
  };
}
