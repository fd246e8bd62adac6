import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { matches } from '../../../../plugin/src/local/engine/sosl/matches.ts';
import { readSearchQuery } from '../../../../plugin/src/local/engine/sosl/searchQuery.ts';
import { wordsOf } from '../../../../plugin/src/local/engine/sosl/words.ts';
import { ApiError } from '../../../../plugin/src/local/engine/index.ts';
import { openTestOrg } from '../../http/testServer.ts';

test('property: what the database leaves out never matches, whatever letters, accents, wildcards and signs', () => {
  const { org, adminId } = openTestOrg();
  const names = fc.string({
    unit: fc.constantFrom(...Array.from('aAbé É_%-ß5İ漢\\')),
    minLength: 1,
    maxLength: 7,
  });
  const phones = fc.string({ unit: fc.constantFrom(...Array.from('512 ()-+')), maxLength: 8 });
  const records = fc.sample(
    fc.record({ LastName: names.filter((name) => name.trim() !== ''), Phone: phones }),
    { numRuns: 200, seed: 4 },
  );
  const ids = org.load('Contact', records);
  const term = fc.string({
    unit: fc.constantFrom(...Array.from('aAbBéÉ_5İ漢1 *?')),
    minLength: 2,
    maxLength: 6,
  });
  const property = fc.property(fc.array(term, { minLength: 1, maxLength: 3 }), (terms) => {
    const text = terms.join(' ');
    let search;
    try {
      search = readSearchQuery(text);
    } catch (error) {
      assert.ok(error instanceof ApiError);
      return;
    }
    assert.ok(search);
    const expected = ids.filter((_id, index) => {
      const { LastName = '', Phone = '' } = records[index] ?? {};
      const [name, phone] = [wordsOf(LastName.trim()), wordsOf(Phone)];
      return matches(search, [name, phone.length > 1 ? [...phone, phone.join('')] : phone]);
    });
    const sosl = `FIND {${text}} RETURNING Contact(Id ORDER BY Id)`;
    const { searchRecords } = org.search(sosl, { userId: adminId });
    const found = new Set(searchRecords.map((row) => row.Id));
    // Other fields with a default value may match as well.
    assert.deepEqual(
      expected.filter((id) => !found.has(id)),
      [],
    );
  });
  fc.assert(property, { numRuns: 1000 });
  org.close();
});
