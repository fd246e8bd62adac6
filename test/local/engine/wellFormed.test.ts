import assert from 'node:assert/strict';
import { test } from 'node:test';
import { xmlProblem } from '../../../plugin/src/local/engine/metadata/wellFormed.ts';

test('matching tags, comments, CDATA, entities and empty elements are well-formed', () => {
  for (const source of [
    '<?xml version="1.0"?>\n<a xmlns="x"><b/><c d="1" /></a>',
    '<a><!-- <b> & --><c><![CDATA[<x> & y]]></c></a>',
    '<a>x &amp; y &lt; z &#39; &#x27;</a>',
  ]) {
    assert.equal(xmlProblem(source), undefined, source);
  }
});

test('a wrong, missing or bare mark is told with its line', () => {
  assert.deepEqual(xmlProblem('<a>\n<label>x</lable>\n</a>'), {
    line: 2,
    problem: '</lable> where </label> was open',
  });
  assert.deepEqual(xmlProblem('<a>\n<b>'), { line: 2, problem: '<b> is never closed' });
  assert.deepEqual(xmlProblem('<a/></b>'), { line: 1, problem: '</b> where </(nothing)> was open' });
  assert.deepEqual(xmlProblem('<a>\n1 < 2</a>'), { line: 2, problem: 'a bare <' });
  assert.deepEqual(xmlProblem('<a>x & y</a>'), { line: 1, problem: 'a bare &' });
});
