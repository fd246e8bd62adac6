import type { TestEvent } from 'node:test/reporters';

/** A node:test reporter: one line of JSON for each test that failed. */
export default async function* failedTests(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const { type, data } of events) {
    if (type === 'test:fail') yield `${JSON.stringify({ name: data.name, file: data.file })}\n`;
  }
}
