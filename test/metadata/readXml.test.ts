import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readXml } from '../../scripts/metadata/readXml.ts';

const broken: readonly (readonly [name: string, source: string, line: number])[] = [
  ['an empty file', '', 1],
  ['no element', '<?xml version="1.0"?>\n<!-- nothing -->', 2],
  ['a mismatched closing tag', '<a>\n<b>x</c>\n</a>', 2],
  ['an element that is never closed', '<a>\n<b>x</b>', 2],
  ['a bare ampersand', '<a>\nx & y</a>\n', 2],
  ['a bare ampersand far before the end', '<a>\n<b>x & y</b>\n<c/>\n</a>', 2],
  ['an undefined entity', '<a>x\n\n&nbsp;</a>', 3],
  ['a second root', '<a/>\n<b/>', 2],
  ['text after the root', '<a/>\nand so on', 2],
  ['text before the root', 'so <a/>', 1],
  ['a repeated attribute', '<a b="1" b="2"/>', 1],
  ['an attribute without quotes', '<a b=1/>', 1],
  ['two dashes in a comment', '<a><!-- x -- y --></a>', 1],
  ['the end of CDATA in text', '<a>]]></a>', 1],
  ['a control character', '<a>\u0001</a>', 1],
  ['a declaration that does not stand first', '\n<?xml version="1.0"?><a/>', 2],
];

for (const [name, source, line] of broken) {
  test(`XML with ${name} is refused, with its line`, () => {
    const reading = readXml(source);
    assert.equal(reading.ok, false, JSON.stringify(reading));
    assert.equal('line' in reading ? reading.line : undefined, line, JSON.stringify(reading));
  });
}

test('elements carry their text, decoded, and their line', () => {
  const reading = readXml(
    '<?xml version="1.0"?>\n<a xmlns="n">\n  <b>x &amp; &#65;</b>\n  <c><![CDATA[<d>]]></c>\n</a>',
  );
  assert.deepEqual(reading, {
    ok: true,
    namespace: 'n',
    root: {
      name: 'a',
      text: '',
      line: 2,
      children: [
        { name: 'b', text: 'x & A', children: [], line: 3 },
        { name: 'c', text: '<d>', children: [], line: 4 },
      ],
    },
  });
});
