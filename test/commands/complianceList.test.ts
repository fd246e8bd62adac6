import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openOrgCommands, type OrgCommands } from './orgCommands.ts';

// Loaded here, once the home folder is this test's own.
const { default: ComplianceList } = await import('../../plugin/src/commands/score/compliance/list.ts');

describe('sf score compliance list', () => {
  let org: OrgCommands;
  before(async () => {
    org = await openOrgCommands();
  });
  after(() => org.close());

  it('D11: shows the oldest fifty on a terminal, says how many more and how to see them; --all and --json have every one', async () => {
    const tables = (text: string): { title: string; data: Record<string, unknown>[] }[] =>
      text
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line) as { title: string; data: Record<string, unknown>[] });
    const { result, text } = await org.run(ComplianceList, '--days-ahead', '10');
    assert.ok(result.rows.length > 50, String(result.rows.length));
    const [shown] = tables(text);
    assert.deepEqual(
      shown?.data.map(({ number, rule, due }) => [number, rule, due]),
      result.rows.slice(0, 50).map(({ number, rule, due }) => [number, rule, due]),
    );
    assert.match(text, new RegExp(`${result.rows.length - 50} more: --all shows them, --json too`));
    const all = await org.run(ComplianceList, '--days-ahead', '10', '--all');
    const [rows, , owners] = tables(all.text);
    assert.deepEqual(
      [rows?.data.length, owners?.data.length],
      [all.result.rows.length, all.result.byOwner.length],
    );
    assert.doesNotMatch(all.text, /more: --all/);
  });
});
