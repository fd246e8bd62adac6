import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canaryPatterns } from '../../../plugin/src/local/seed/index.ts';
import { demoOf } from './demoIndex.ts';

const demo = demoOf({ seed: 3, asOf: new Date('2026-11-20T15:00:00Z'), scale: 0.1 });

/** Where a client's personal data belongs (C2). */
const personal: Record<string, readonly string[]> = {
  Contact: ['LastName', 'Email', 'Phone', 'MailingStreet'],
  Case: ['SuppliedName', 'SuppliedEmail', 'SuppliedPhone', 'Business_Questions__c'],
};

const canaryOf = (value: unknown): string | undefined =>
  canaryPatterns.find(({ text }) => typeof value === 'string' && value.includes(text))?.text;

test('C2: every personal field of every client and request carries a canary', () => {
  for (const row of [...demo.clients, ...demo.of('Case')]) {
    for (const field of personal[row.object] ?? []) {
      assert.ok(canaryOf(row.values[field]), `${row.key}.${field}`);
    }
  }
});

test('C2: no canary stands anywhere else: not in mentors, staff, units, notes or keys', () => {
  const clients = new Set(demo.clients);
  for (const row of demo.rows) {
    assert.equal(canaryOf(row.key), undefined);
    const mayHave = row.object === 'Case' || clients.has(row) ? (personal[row.object] ?? []) : [];
    for (const [field, value] of Object.entries(row.values)) {
      if (!mayHave.includes(field)) assert.equal(canaryOf(value), undefined, `${row.key}.${field}`);
    }
  }
  for (const { says } of demo.stories) assert.equal(canaryOf(says), undefined);
});

test('C2: each kind of canary is used', () => {
  const values = [...demo.clients, ...demo.of('Case')].flatMap((row) => Object.values(row.values));
  for (const { text } of canaryPatterns) {
    assert.ok(
      values.some((value) => typeof value === 'string' && value.includes(text)),
      text,
    );
  }
});

test('every e-mail address lies in a domain that cannot receive mail', () => {
  for (const row of demo.rows) {
    for (const field of ['Email', 'SuppliedEmail', 'Username']) {
      const value = row.text(field);
      if (value !== undefined)
        assert.match(value, /@(example\.(com|org|net)|engage\.local)$/, `${row.key}.${field}`);
    }
  }
});
