import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { testOrg } from './fixture.ts';

/** A condition as SOQL, and what it says of a visit by the rules of the platform: nothing is true of an empty field but being empty. */
interface Case {
  soql: string;
  holds: (visit: Visit) => boolean;
}

interface Visit {
  Key__c: string;
  Place__c: string | null;
  Score__c: number | null;
  Done__c: boolean;
}

const places = [null, 'Office', 'Home', 'Away'];
const visits: Visit[] = Array.from({ length: 48 }, (_, i) => ({
  Key__c: `k${String(i).padStart(2, '0')}`,
  Place__c: places[i % 4] ?? null,
  Score__c: i % 3 === 0 ? null : (i % 5) - 1.5,
  Done__c: i % 7 < 3,
}));

const { org, rows } = testOrg();
org.load(
  'Visit__c',
  visits.map((visit) => ({ ...visit })),
);

const quoted = (text: string | null): string => (text === null ? 'null' : `'${text}'`);
const place = fc.constantFrom(...places);
const score = fc.constantFrom(-1.5, -0.5, 0, 1.5, 2.5, 9);

const onPlace = fc.tuple(fc.constantFrom('=', '!='), place).map(([operator, wanted]): Case => ({
  soql: `Place__c ${operator} ${quoted(wanted)}`,
  holds: (visit) => (visit.Place__c === wanted) === (operator === '='),
}));
const inPlaces = fc
  .tuple(fc.constantFrom('IN', 'NOT IN'), fc.array(place, { minLength: 1, maxLength: 3 }))
  .map(([operator, wanted]): Case => ({
    soql: `Place__c ${operator} (${wanted.map(quoted).join(', ')})`,
    holds: (visit) => wanted.includes(visit.Place__c) === (operator === 'IN'),
  }));
const likePlace = fc.constantFrom('o', 'h', 'a', 'x').map((letter): Case => ({
  soql: `Place__c LIKE '${letter}%'`,
  holds: (visit) => visit.Place__c?.toLowerCase().startsWith(letter) === true,
}));
const compares: Record<string, (left: number, right: number) => boolean> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
  '=': (left, right) => left === right,
};
const onScore = fc
  .tuple(fc.constantFrom(...Object.keys(compares)), score)
  .map(([operator, wanted]): Case => ({
    soql: `Score__c ${operator} ${wanted}`,
    holds: (visit) => visit.Score__c !== null && compares[operator]?.(visit.Score__c, wanted) === true,
  }));
const onDone = fc
  .boolean()
  .map((wanted): Case => ({ soql: `Done__c = ${wanted}`, holds: (visit) => visit.Done__c === wanted }));
const keyset = fc.tuple(score, fc.nat(47)).map(([wanted, i]): Case => ({
  soql: `((Score__c > ${wanted}) OR (Score__c = ${wanted} AND Key__c > 'k${String(i).padStart(2, '0')}'))`,
  holds: (visit) =>
    visit.Score__c !== null &&
    (visit.Score__c > wanted ||
      (visit.Score__c === wanted && visit.Key__c > `k${String(i).padStart(2, '0')}`)),
}));

const { condition } = fc.letrec<{ condition: Case }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 5 },
    fc.oneof(onPlace, inPlaces, likePlace, onScore, onDone, keyset),
    tie('condition').map((inner): Case => ({
      soql: `(NOT (${inner.soql}))`,
      holds: (visit) => !inner.holds(visit),
    })),
    tie('condition').map((inner): Case => ({
      soql: `(NOT ${inner.soql})`,
      holds: (visit) => !inner.holds(visit),
    })),
    fc.array(tie('condition'), { minLength: 2, maxLength: 3 }).map((parts): Case => ({
      soql: `(${parts.map((part) => part.soql).join(' AND ')})`,
      holds: (visit) => parts.every((part) => part.holds(visit)),
    })),
    fc.array(tie('condition'), { minLength: 2, maxLength: 3 }).map((parts): Case => ({
      soql: `(${parts.map((part) => part.soql).join(' OR ')})`,
      holds: (visit) => parts.some((part) => part.holds(visit)),
    })),
  ),
}));

test('property: WHERE finds what the condition says, empty fields and NOT included', () => {
  fc.assert(
    fc.property(condition, ({ soql, holds }) => {
      const found = rows(`SELECT Key__c FROM Visit__c WHERE ${soql} ORDER BY Key__c`).map(
        (row) => row.Key__c,
      );
      assert.deepEqual(
        found,
        visits.filter(holds).map((visit) => visit.Key__c),
        soql,
      );
    }),
    { numRuns: 500 },
  );
});
