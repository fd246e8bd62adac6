import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessOrg, permissionSet } from './accessFixture.ts';
import { metadataFolder, refuses, type Files } from './fixture.ts';
import { openOrg } from '../../../plugin/src/local/engine/index.ts';

const denied = ['INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id'] as const;

function rules(object: string, ...inner: string[]): Files {
  return {
    [`sharingRules/${object}.sharingRules-meta.xml`]: `<SharingRules>${inner.join('')}</SharingRules>`,
  };
}
const shared = (to: string, level = 'Read', name = 'R'): string =>
  `<fullName>${name}</fullName><accessLevel>${level}</accessLevel><label>${name}</label><sharedTo>${to}</sharedTo>`;
const byCriteria = (to: string, items: string, level = 'Read'): string =>
  `<sharingCriteriaRules>${shared(to, level)}${items}</sharingCriteriaRules>`;
const item = (field: string, operation: string, value: string): string =>
  `<criteriaItems><field>${field}</field><operation>${operation}</operation><value>${value}</value></criteriaItems>`;
const byOwner = (from: string, to: string, level = 'Read'): string =>
  `<sharingOwnerRules>${shared(to, level)}<sharedFrom>${from}</sharedFrom></sharingOwnerRules>`;

test('a private record is its owner’s: everything else about it is as if it were not ("Organization-Wide Sharing Defaults")', () => {
  const { org, user, make, rows, names } = accessOrg();
  const [ann, bob] = [user('ann', 'Guide'), user('bob', 'Guide')];
  const own = make('Tour__c', { Name: 'own', Label__c: 'a', Seats__c: 2 }, ann);
  const other = make('Tour__c', { Name: 'other', Label__c: 'a', Seats__c: 3 }, bob);
  assert.deepEqual(names('SELECT Name FROM Tour__c', ann), ['own']);
  assert.equal(org.query('SELECT COUNT() FROM Tour__c', { userId: ann }).totalSize, 1);
  assert.equal(rows('SELECT SUM(Seats__c) s FROM Tour__c', ann)[0]?.s, 2);
  assert.equal(rows('SELECT Label__c, COUNT(Id) n FROM Tour__c GROUP BY Label__c', ann)[0]?.n, 1);
  refuses(
    () => org.retrieve('Tour__c', other, ['Id'], ann),
    'NOT_FOUND',
    'The requested resource does not exist',
  );
  refuses(() => {
    org.update('Tour__c', other, { Name: 'x' }, ann);
  }, 'NOT_FOUND');
  refuses(() => {
    org.delete('Tour__c', other, ann);
  }, 'NOT_FOUND');
  org.update('Tour__c', own, { Name: 'mine' }, ann);
  org.delete('Tour__c', own, ann);
  assert.equal(
    org.query("SELECT COUNT() FROM Tour__c WHERE Name = 'mine'", { userId: ann, all: true }).totalSize,
    1,
  );
});

test('a hidden parent is none, hidden children are not listed, and semi-joins go by what is seen (sharing in relationship queries)', () => {
  const { user, make, rows, names } = accessOrg();
  const [ann, bob] = [user('ann', 'Guide'), user('bob', 'Guide')];
  const own = make('Tour__c', { Name: 'own', Label__c: 'a' }, ann);
  const other = make('Tour__c', { Name: 'other', Label__c: 'a' }, bob);
  make('Place__c', { Name: 'at own', Tour__c: own });
  make('Place__c', { Name: 'at other', Tour__c: other });
  make('Tour__c', { Name: 'after', Label__c: 'a', Before__c: own, OwnerId: bob });
  const places = rows(
    'SELECT Name, Tour__c, Tour__r.Name, Tour__r.Owner.Name FROM Place__c ORDER BY Name',
    ann,
  );
  assert.deepEqual(
    places.map((row) => [row.Name, row.Tour__c, row.Tour__r === null]),
    [
      ['at other', other, true],
      ['at own', own, false],
    ],
  );
  assert.deepEqual(names("SELECT Name FROM Place__c WHERE Tour__r.Name = 'other'", ann), []);
  assert.deepEqual(names('SELECT Name FROM Place__c WHERE Tour__r.Name = null', ann), ['at other']);
  assert.deepEqual(names('SELECT Name FROM Place__c WHERE Tour__c IN (SELECT Id FROM Tour__c)', ann), [
    'at own',
  ]);
  assert.deepEqual(
    rows('SELECT Id, (SELECT Id FROM After__r) FROM Tour__c', ann).map((row) => row.After__r),
    [null],
  );
  assert.equal(rows('SELECT Id, (SELECT Id FROM After__r) FROM Tour__c', bob).length, 2);
});

test('public read only: all read, the owner writes; INSUFFICIENT_ACCESS_OR_READONLY for others, also to give it away', () => {
  const { org, user, make } = accessOrg();
  const [ann, bob] = [user('ann', 'Guide'), user('bob', 'Guide')];
  const place = make('Place__c', { Name: 'p' }, ann);
  assert.equal(org.retrieve('Place__c', place, ['Name'], bob).Name, 'p');
  refuses(
    () => {
      org.update('Place__c', place, { Name: 'x' }, bob);
    },
    ...denied,
  );
  refuses(
    () => {
      org.update('Place__c', place, { OwnerId: bob }, bob);
    },
    ...denied,
  );
  refuses(
    () => {
      org.delete('Place__c', place, bob);
    },
    ...denied,
  );
  org.update('Place__c', place, { OwnerId: bob }, ann);
  refuses(
    () => {
      org.update('Place__c', place, { Name: 'x' }, ann);
    },
    ...denied,
  );
});

test('public read/write: all edit, only the owner deletes or gives away, or who may transfer any record ("Transfer Record")', () => {
  const { org, user, make, assign } = accessOrg(permissionSet('Movers', { user: ['TransferAnyEntity'] }));
  const [ann, bob] = [user('ann', 'Guide'), user('bob', 'Guide')];
  const account = make('Account', { Name: 'a' }, ann);
  org.update('Account', account, { Name: 'b' }, bob);
  refuses(
    () => {
      org.delete('Account', account, bob);
    },
    ...denied,
  );
  refuses(
    () => {
      org.update('Account', account, { OwnerId: bob }, bob);
    },
    ...denied,
  );
  assign(bob, 'Movers');
  org.update('Account', account, { OwnerId: bob }, bob);
  org.delete('Account', account, bob);
});

test('who stands above the owner in the role hierarchy has the record as the owner has it; who stands beside or below has not ("User Role Hierarchy")', () => {
  const { org, user, make, names } = accessOrg();
  const guide = user('guide', 'Guide', { role: 'East_Guides' });
  const people = { head: 'Head', east: 'East', peer: 'East_Guides', west: 'West' };
  const ids = Object.entries(people).map(([name, role]) => [name, user(name, 'Guide', { role })] as const);
  const tour = make('Tour__c', { Name: 't', Label__c: 'a' }, guide);
  assert.deepEqual(
    ids.filter(([, id]) => names('SELECT Name FROM Tour__c', id).length > 0).map(([name]) => name),
    ['head', 'east'],
  );
  org.update('Tour__c', tour, { Topic__c: 'x' }, String(ids[1]?.[1]));
  org.delete('Tour__c', tour, String(ids[0]?.[1]));
});

test('a role that moves moves what is seen, at once', () => {
  const { org, user, make, names, idOf } = accessOrg();
  const [guide, west] = [
    user('guide', 'Guide', { role: 'East_Guides' }),
    user('west', 'Guide', { role: 'West' }),
  ];
  make('Tour__c', { Name: 't', Label__c: 'a' }, guide);
  assert.deepEqual(names('SELECT Name FROM Tour__c', west), []);
  org.update(
    'UserRole',
    idOf('UserRole', 'East', 'DeveloperName'),
    { ParentRoleId: idOf('UserRole', 'West', 'DeveloperName') },
    org.systemUserId,
  );
  assert.deepEqual(names('SELECT Name FROM Tour__c', west), ['t']);
});

test('a queue’s members, direct or through a group, and those above them see, edit and take its records; they do not delete them ("Queues")', () => {
  const { org, user, make, queue, names } = accessOrg();
  const [ann, bob, head, out] = [
    user('ann', 'Guide', { role: 'East' }),
    user('bob', 'Guide'),
    user('head', 'Guide', { role: 'Head' }),
    user('out', 'Guide'),
  ];
  const group = make('Group', { Name: 'g', DeveloperName: 'g', Type: 'Regular' });
  make('GroupMember', { GroupId: group, UserOrGroupId: bob });
  const desk = queue('desk', [ann, group], 'Tour__c');
  const tour = make('Tour__c', { Name: 't', Label__c: 'a', OwnerId: desk });
  assert.deepEqual(
    [ann, bob, head, out].map((id) => names('SELECT Name FROM Tour__c', id).length),
    [1, 1, 1, 0],
  );
  refuses(
    () => {
      org.delete('Tour__c', tour, ann);
    },
    ...denied,
  );
  org.update('Tour__c', tour, { OwnerId: bob }, bob);
  assert.deepEqual(names('SELECT Name FROM Tour__c', ann), []);
});

test('details follow their master: read with it, written by who may edit it; a junction follows both ("Master-Detail Relationships")', () => {
  const { org, user, make, names } = accessOrg({
    ...rules('Tour__c', byCriteria('<allInternalUsers/>', item('Open__c', 'equals', 'True'))),
  });
  const [ann, bob] = [user('ann', 'Guide'), user('bob', 'Guide')];
  const tour = make('Tour__c', { Name: 't', Label__c: 'a' }, ann);
  const stop = make('Stop__c', { Name: 's', Tour__c: tour }, ann);
  assert.deepEqual(names('SELECT Name FROM Stop__c', bob), []);
  refuses(
    () => org.insert('Stop__c', { Name: 'x', Tour__c: tour }, bob),
    'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    `insufficient access rights on cross-reference id: ${tour}`,
  );
  org.update('Tour__c', tour, { Open__c: true }, ann);
  assert.deepEqual(names('SELECT Name FROM Stop__c', bob), ['s']);
  refuses(
    () => {
      org.update('Stop__c', stop, { Minutes__c: 5 }, bob);
    },
    ...denied,
  );
  refuses(
    () => org.insert('Stop__c', { Name: 'x', Tour__c: tour }, bob),
    'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
  );
  org.delete('Stop__c', stop, ann);
});

test('a lookup may name only a record that its writer can read, by id or by external id (INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY)', () => {
  const { org, user, make } = accessOrg();
  const [ann, bob] = [user('ann', 'Guide'), user('bob', 'Guide')];
  const tour = make('Tour__c', { Name: 't', Label__c: 'a', Key__c: 'k' }, ann);
  const cross = 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY';
  refuses(() => org.insert('Place__c', { Name: 'p', Tour__c: tour }, bob), cross);
  refuses(() => org.insert('Place__c', { Name: 'p', Tour__r: { Key__c: 'k' } }, bob), cross);
  const place = make('Place__c', { Name: 'p', Tour__c: tour, OwnerId: bob });
  org.update('Place__c', place, { Name: 'q', Tour__c: tour }, bob);
  assert.equal(org.query("SELECT COUNT() FROM Place__c WHERE Name = 'p'", { userId: ann }).totalSize, 0);
});

test('an upsert is checked as the insert or update that it is', () => {
  const { org, user, make } = accessOrg();
  const [ann, bob] = [user('ann', 'Guide'), user('bob', 'Guide')];
  make('Tour__c', { Name: 't', Label__c: 'a', Key__c: 'k' }, ann);
  refuses(() => org.upsert('Tour__c', 'Key__c', 'k', { Name: 'x' }, bob), 'NOT_FOUND');
  assert.equal(org.upsert('Tour__c', 'Key__c', 'k', { Name: 'x' }, ann).created, false);
  assert.equal(org.upsert('Tour__c', 'Key__c', 'new', { Name: 'x', Label__c: 'b' }, bob).created, true);
  refuses(() => org.upsert('Tour__c', 'Key__c', 'new', { Secret__c: 'x' }, bob), 'INVALID_FIELD');
});

test('owner-based rules: from whom, to whom, and how far ("SharingOwnerRule", Metadata API)', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['<role>West</role>', '<role>East</role>', ['east', 'head']],
    ['<role>West</role>', '<roleAndSubordinates>East</roleAndSubordinates>', ['east', 'guide', 'head']],
    [
      '<roleAndSubordinates>Head</roleAndSubordinates>',
      '<allInternalUsers/>',
      ['east', 'guide', 'head', 'none'],
    ],
    ['<role>East</role>', '<allInternalUsers/>', ['head']],
    ['<queue>Desk</queue>', '<allInternalUsers/>', ['head']],
    ['<allInternalUsers/>', '<group>Pals</group>', ['none', 'head']],
    ['<group>Wests</group>', '<group>Pals</group>', ['none', 'head']],
    ['<allPartnerUsers/>', '<allInternalUsers/>', ['head']],
  ];
  for (const [from, to, expected] of cases) {
    const { user, make, names } = accessOrg(rules('Tour__c', byOwner(from, to)));
    const west = user('west', 'Guide', { role: 'West' });
    const ids = {
      east: user('east', 'Guide', { role: 'East' }),
      guide: user('guide', 'Guide', { role: 'East_Guides' }),
      head: user('head', 'Guide', { role: 'Head' }),
      none: user('none', 'Guide'),
    };
    for (const [name, member] of [
      ['Pals', ids.none],
      ['Wests', west],
    ] as const) {
      const group = make('Group', { Name: name, DeveloperName: name, Type: 'Regular' });
      make('GroupMember', { GroupId: group, UserOrGroupId: member });
    }
    make('Tour__c', { Name: 't', Label__c: 'a' }, west);
    const seeing = Object.entries(ids)
      .filter(([, id]) => names('SELECT Name FROM Tour__c', id).length > 0)
      .map(([name]) => name);
    assert.deepEqual(seeing.sort(), [...expected].sort(), `${from} to ${to}`);
  }
});

test('criteria-based rules by each operation and by filter logic ("SharingCriteriaRule"); the user need not see the field', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    [item('Topic__c', 'equals', 'Bats'), ['a']],
    [item('Topic__c', 'equals', 'bats, Owls'), ['a', 'b']],
    [item('Topic__c', 'notEqual', 'Bats'), ['b', 'c']],
    [item('Topic__c', 'equals', ''), ['c']],
    [item('Topic__c', 'startsWith', 'b'), ['a']],
    [item('Topic__c', 'contains', 'l'), ['b']],
    [item('Seats__c', 'greaterThan', '3'), ['b', 'c']],
    [item('Seats__c', 'lessOrEqual', '3'), ['a']],
    [item('Open__c', 'equals', 'True'), ['c']],
    [item('Secret__c', 'equals', "it's"), ['a']],
    [item('CreatedDate', 'lessThan', '2020-01-01T00:00:00Z'), []],
    [
      `<booleanFilter>1 OR (2 AND 3)</booleanFilter>${item('Topic__c', 'equals', 'Bats')}${item('Seats__c', 'greaterThan', '3')}${item('Open__c', 'equals', 'true')}`,
      ['a', 'c'],
    ],
  ];
  for (const [criteria, expected] of cases) {
    const { org, user, make, names, idOf } = accessOrg(
      rules('Tour__c', byCriteria('<allInternalUsers/>', criteria, 'Edit')),
    );
    const ann = user('ann', 'Guide');
    make('Tour__c', { Name: 'a', Label__c: 'x', Topic__c: 'Bats', Seats__c: 3, Secret__c: "it's" });
    make('Tour__c', { Name: 'b', Label__c: 'x', Topic__c: 'Owls', Seats__c: 4 });
    make('Tour__c', { Name: 'c', Label__c: 'x', Seats__c: 5, Open__c: true });
    assert.deepEqual(names('SELECT Name FROM Tour__c ORDER BY Name', ann), expected, criteria);
    for (const name of expected) org.update('Tour__c', idOf('Tour__c', name), { Guest__c: null }, ann);
  }
});

test('what cannot run inside sharing metadata is refused by file and element', () => {
  const refused: readonly (readonly [Files, RegExp])[] = [
    [
      rules('Tour__c', '<sharingGuestRules><fullName>G</fullName></sharingGuestRules>'),
      /Tour__c\.sharingRules-meta\.xml.*sharingGuestRules/,
    ],
    [
      rules('Tour__c', byCriteria('<territory>T</territory>', item('Topic__c', 'equals', 'x'))),
      /<sharedTo>.*territory/,
    ],
    [
      rules('Tour__c', byCriteria('<allInternalUsers/>', item('Nope__c', 'equals', 'x'))),
      /R: Tour__c has no field Nope__c/,
    ],
    [
      rules('Tour__c', byCriteria('<allInternalUsers/>', item('Topic__c', 'within', 'x'))),
      /operation within/,
    ],
    [rules('Nope__c', byOwner('<allInternalUsers/>', '<allInternalUsers/>')), /has no object Nope__c/],
    [
      {
        'sharingSets/S.sharingSet-meta.xml':
          '<SharingSet><name>S</name><accessMappings><accessLevel>Read</accessLevel><object>Tour__c</object><objectField>Topic__c</objectField><userField>Contact</userField></accessMappings></SharingSet>',
      },
      /Topic__c of Tour__c is not a lookup/,
    ],
    [
      {
        'permissionsetgroups/G.permissionsetgroup-meta.xml':
          '<PermissionSetGroup><label>G</label><mutingPermissionSets>M</mutingPermissionSets></PermissionSetGroup>',
      },
      /mutingPermissionSets/,
    ],
    [
      { 'roles/R.role-meta.xml': '<Role><name>R</name><parentRole>Nope</parentRole></Role>' },
      /R\.role-meta\.xml.*Nope/,
    ],
  ];
  for (const [files, message] of refused) assert.throws(() => accessOrg(files), message);
  assert.throws(
    () =>
      openOrg({
        file: ':memory:',
        metadata: [
          metadataFolder({
            'objects/Case/Case.object-meta.xml':
              '<CustomObject><sharingModel>Nobody</sharingModel></CustomObject>',
          }),
        ],
        clock: { now: () => new Date() },
      }),
    /sharing model Nobody/,
  );
});
