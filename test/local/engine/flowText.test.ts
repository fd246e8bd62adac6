import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Logic } from '../../../plugin/src/local/engine/flow/conditionLogic.ts';
import { holds, parseLogic } from '../../../plugin/src/local/engine/flow/conditionLogic.ts';
import { withoutMergeBraces } from '../../../plugin/src/local/engine/flow/mergeFields.ts';

const COUNT = 4;

const trees = fc.letrec<{ logic: Logic }>((tie) => ({
  logic: fc.oneof(
    { depthSize: 'small' },
    fc.record({ kind: fc.constant('condition' as const), index: fc.nat(COUNT - 1) }),
    fc.record({ kind: fc.constant('not' as const), of: tie('logic') }),
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      of: fc.array(tie('logic'), { minLength: 1, maxLength: 3 }),
    }),
  ),
})).logic;

function written(logic: Logic): string {
  if (logic.kind === 'condition') return String(logic.index + 1);
  if (logic.kind === 'not') return `NOT (${written(logic.of)})`;
  return `(${logic.of.map(written).join(` ${logic.kind.toUpperCase()} `)})`;
}

describe('condition logic', () => {
  it('means what is written, for every truth of the conditions', () => {
    fc.assert(
      fc.property(trees, fc.array(fc.boolean(), { minLength: COUNT, maxLength: COUNT }), (tree, truths) => {
        const parsed = parseLogic(written(tree), COUNT);
        assert.ok(parsed);
        const truth = (index: number): boolean => truths[index] === true;
        assert.equal(holds(parsed, truth), holds(tree, truth));
      }),
      { numRuns: 2000 },
    );
  });

  it('binds AND tighter than OR', () => {
    const logic = parseLogic('1 or 2 and 3', 3);
    assert.ok(logic);
    assert.equal(
      holds(logic, (index) => index === 0),
      true,
    );
    assert.equal(
      holds(logic, (index) => index === 1),
      false,
    );
  });

  it('any other text is refused, and nothing makes it throw', () => {
    for (const text of ['', '1 2', '(1', '1)', 'and 1', '1 and', '5', '0', 'xor', '1 AND (2 OR', 'not']) {
      assert.equal(parseLogic(text, 3), undefined, text);
    }
    fc.assert(
      fc.property(fc.string(), fc.nat(3), (text, count) => {
        parseLogic(text, count);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('merge fields in formulas', () => {
  it('lose their braces, and every character keeps its place', () => {
    assert.equal(withoutMergeBraces('{!a.B} + {!$Record.C}'), '  a.B  +   $Record.C ');
    assert.equal(withoutMergeBraces('"{!a}" & {!a}'), '"{!a}" &   a ');
    assert.equal(withoutMergeBraces(String.raw`"a\"{!b}" & '{!c}'`), String.raw`"a\"{!b}" & '{!c}'`);
    assert.equal(withoutMergeBraces('{!open'), '{!open');
    fc.assert(
      fc.property(fc.string(), (text) => {
        assert.equal(withoutMergeBraces(text).length, text.length);
      }),
      { numRuns: 2000 },
    );
  });
});
