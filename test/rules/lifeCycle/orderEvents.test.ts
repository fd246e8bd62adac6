import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderEvents } from '../../../plugin/src/rules/lifeCycle/orderEvents.ts';
import type { LifeEvent } from '../../../plugin/src/rules/index.ts';

/** "kind[:assignment]@hour [logged] [=key]"; the key is the kind and the assignment unless it is given. */
const told = (...lines: readonly string[]): LifeEvent[] =>
  lines.map((line) => {
    const [, kind, of, hour, logged, key] =
      /^(\w+)(?::(\w+))?@(\d+)(?: (\d+))?(?: =(\w+))?$/.exec(line) ?? [];
    const about = of === undefined ? {} : { assignmentId: of };
    const occurredAt = Number(hour);
    const stamp = { key: key ?? `${kind}:${of ?? ''}`, occurredAt, loggedAt: Number(logged ?? hour) };
    return { kind, ...stamp, ...about } as unknown as LifeEvent;
  });

const ordered = (...lines: readonly string[]): string[] =>
  [lines, lines.toReversed()].map((all) => {
    const events = orderEvents(told(...all));
    return events.map(({ key, occurredAt, loggedAt }) => `${key}@${occurredAt}/${loggedAt}`).join(' ');
  });

const both = (line: string): string[] => [line, line];

test('life cycle: of two copies of one event, the one that was written down first counts', () => {
  assert.deepEqual(ordered('accepted:a@5 9 =one', 'accepted:a@6 8 =one'), both('one@6/8'));
  assert.deepEqual(ordered('accepted:a@5 8 =one', 'accepted:a@6 9 =one'), both('one@5/8'));
});

test('life cycle: of two copies written down at once, the earlier event counts, then the one that comes first in the table', () => {
  assert.deepEqual(ordered('accepted:a@5 9 =one', 'accepted:a@6 9 =one'), both('one@5/9'));
  for (const copies of [
    told('declined:a@5 =one', 'accepted:a@5 =one'),
    told('accepted:a@5 =one', 'declined:a@5 =one'),
  ])
    assert.deepEqual(
      orderEvents(copies).map(({ kind }) => kind),
      ['accepted'],
    );
});

test('life cycle: the first copy of an event is kept where both tell the same', () => {
  const [first, second] = told('accepted:a@5 =one', 'accepted:a@5 =one');
  assert.ok(first && second);
  assert.equal(orderEvents([first, second])[0], first);
});

test('life cycle: events of one kind at one instant come in the order of their keys', () => {
  assert.deepEqual(
    ordered('attempted:a@5 =b', 'attempted:a@5 =c', 'attempted:a@5 =a'),
    both('a@5/5 b@5/5 c@5/5'),
  );
});

test('life cycle: of one instant, the submission comes first, then offer by offer, then the closing', () => {
  for (const begins of ['offered', 'chosen'])
    for (const closes of ['completed:a', 'unableToReach:a', 'withdrawn:a'])
      assert.deepEqual(
        ordered(
          `${begins}:a@1 =z`,
          'offered:b@5 =b',
          'submitted@5 =s',
          'reassigned:a@5 =r',
          `${closes}@5 =c`,
        ),
        both('z@1/1 s@5/5 r@5/5 b@5/5 c@5/5'),
      );
});

test('life cycle: of one instant, what is of no known offer comes after what is of one, in the order of the table', () => {
  assert.deepEqual(
    ordered('offered:a@1 =z', 'otherServiceOffered@5 =o', 'reassigned:a@5 =r', 'attempted:nobody@5 =n'),
    both('z@1/1 r@5/5 n@5/5 o@5/5'),
  );
});
