import { pages } from '../reference.ts';
import type { SoqlCase } from './case.ts';
import { cases, refusals } from './case.ts';

/** Parents, children, lookups to several objects. */
export const relationships: readonly SoqlCase[] = [
  ...cases(pages.relationships, [
    [
      "SELECT LastName, Account.Name FROM Contact WHERE Account.Industry = 'technology' ORDER BY LastName",
      [
        { LastName: 'Apple', Account: 'Acme' },
        { LastName: 'Doe', Account: 'Acme' },
      ],
    ],
    [
      "SELECT Name, (SELECT LastName FROM Contacts ORDER BY LastName) FROM Account WHERE Name LIKE 'a%' ORDER BY Name",
      [
        { Name: 'Acme', Contacts: ['Apple', 'Doe'] },
        { Name: 'APPLETON \\ Sons', Contacts: null },
      ],
    ],
    [
      "SELECT Name, (SELECT LastName FROM Contacts WHERE CreatedBy.Alias = 'x') FROM Account WHERE Industry = 'Technology'",
      [{ Name: 'Acme', Contacts: null }],
    ],
    [
      "SELECT Name, (SELECT LastName FROM Contacts ORDER BY LastName DESC LIMIT 1) FROM Account WHERE Name = 'Acme'",
      [{ Name: 'Acme', Contacts: ['Doe'] }],
    ],
    // "In API version 58.0 and later … up to five levels".
    [
      "SELECT Name, (SELECT LastName, (SELECT Subject FROM Cases) FROM Contacts ORDER BY LastName) FROM Account WHERE Name = 'Acme'",
      [
        {
          Name: 'Acme',
          Contacts: [
            { LastName: 'Apple', Cases: null },
            { LastName: 'Doe', Cases: ['Broken'] },
          ],
        },
      ],
    ],
    [
      "SELECT Name, (SELECT Name, (SELECT Name, (SELECT Name FROM ChildAccounts) FROM ChildAccounts) FROM ChildAccounts) FROM Account WHERE Name = 'Acme'",
      [
        {
          Name: 'Acme',
          ChildAccounts: [
            { Name: 'terra_nova', ChildAccounts: [{ Name: 'APPLETON \\ Sons', ChildAccounts: ['Ter%'] }] },
          ],
        },
      ],
    ],
    [
      "SELECT (SELECT Subject FROM Cases), (SELECT Name FROM Opportunities ORDER BY Name) FROM Account WHERE Name = 'Acme'",
      [{ Cases: ['Broken'], Opportunities: ['Big deal', 'Small deal'] }],
    ],
  ]),
  ...refusals(pages.relationships, [
    [
      'SELECT (SELECT (SELECT (SELECT (SELECT (SELECT Id FROM ChildAccounts) FROM ChildAccounts) FROM ChildAccounts) FROM ChildAccounts) FROM ChildAccounts) FROM Account',
      'MALFORMED_QUERY',
      '5 levels',
    ],
  ]),
  ...cases(pages.relationshipNames, [
    [
      "SELECT Contact.FirstName, Contact.Account.Name FROM Contact WHERE LastName = 'Doe'",
      [{ FirstName: 'Jane', Account: 'Acme' }],
    ],
    [
      "SELECT Account.Name, (SELECT Contact.FirstName FROM Account.Contacts ORDER BY Contact.FirstName) FROM Account WHERE Account.Name = 'Acme'",
      [{ Name: 'Acme', Contacts: ['Jane', 'John'] }],
    ],
  ]),
  ...cases(pages.alias, [
    [
      "SELECT c.LastName FROM Contact c, c.Account a WHERE a.Name = 'Acme' ORDER BY c.LastName",
      ['Apple', 'Doe'],
    ],
    [
      "SELECT a.Name, (SELECT c.LastName FROM a.Contacts c ORDER BY c.LastName) FROM Account a WHERE a.Industry = 'Technology'",
      [{ Name: 'Acme', Contacts: ['Apple', 'Doe'] }],
    ],
  ]),
  ...cases(pages.relationshipLimits, [
    ["SELECT Parent.Parent.Parent.Parent.Parent.Name FROM Account WHERE Name = 'Ter%'", [null]],
    ["SELECT Name FROM Account WHERE Parent.Parent.Parent.Name = 'Acme'", ['Ter%']],
    ["SELECT Account.Owner.FirstName FROM Contact WHERE LastName = 'Appleton'", ['Lon']],
  ]),
  ...refusals(pages.relationshipLimits, [
    [
      'SELECT Parent.Parent.Parent.Parent.Parent.Parent.Name FROM Account',
      'MALFORMED_QUERY',
      '5 parent levels',
    ],
  ]),
  ...cases(pages.nullParents, [
    [
      'SELECT LastName, Account.Name FROM Contact WHERE AccountId = null',
      [{ LastName: 'Young', Account: null }],
    ],
    [
      'SELECT Subject, Account.Name FROM Case ORDER BY Account.Name',
      [
        { Subject: 'Nobody', Account: null },
        { Subject: 'Broken', Account: 'Acme' },
        { Subject: 'Question', Account: "Bob's BBQ" },
      ],
    ],
    ["SELECT LastName FROM Contact WHERE LastName = 'Young' or Account.Name = 'Quarry'", ['Young']],
    ['SELECT Subject FROM Case WHERE Contact.DoNotCall = false ORDER BY Subject', ['Nobody', 'Question']],
    [
      'SELECT LastName FROM Contact WHERE ReportsTo.DoNotCall = null ORDER BY LastName',
      ['Appleton', 'Doe', 'Young'],
    ],
  ]),
  ...cases(pages.polymorphic, [
    ["SELECT Owner.Name FROM Account WHERE Name = 'Acme'", ['Pat Tester']],
    [
      "SELECT Subject, Owner.Name FROM Task WHERE Owner.FirstName LIKE 'L%'",
      [{ Subject: 'Sign deal', Owner: 'Lon Tester' }],
    ],
    [
      "SELECT Who.FirstName, Who.LastName FROM Task WHERE Subject = 'Call Jane'",
      [{ FirstName: 'Jane', LastName: 'Doe' }],
    ],
    [
      'SELECT Subject, Who.Type FROM Task ORDER BY Subject',
      [
        { Subject: 'Call Jane', Who: 'Contact' },
        { Subject: 'Mail Ann', Who: 'Lead' },
        { Subject: 'Sign deal', Who: null },
        { Subject: 'Think', Who: 'Contact' },
      ],
    ],
    ["SELECT What.Name FROM Task WHERE Subject = 'Sign deal'", ['Big deal']],
    ["SELECT What.Name FROM Task WHERE Subject = 'Think'", [null]],
  ]),
  ...cases(pages.typeOf, [
    [
      'SELECT Subject, TYPEOF What WHEN Account THEN Phone, NumberOfEmployees WHEN Opportunity THEN Amount, CloseDate ELSE Name END FROM Task ORDER BY Subject',
      [
        { Subject: 'Call Jane', What: { Phone: '(415) 555-1212', NumberOfEmployees: 100 } },
        { Subject: 'Mail Ann', What: null },
        { Subject: 'Sign deal', What: { Amount: 10000, CloseDate: '2026-11-22' } },
        { Subject: 'Think', What: null },
      ],
    ],
    [
      "SELECT TYPEOF Who WHEN Lead THEN Company END FROM Task WHERE Subject IN ('Call Jane', 'Mail Ann') ORDER BY Subject",
      [null, 'One'],
    ],
    [
      "SELECT TYPEOF Who WHEN Lead THEN Company ELSE Name END FROM Task WHERE Subject = 'Call Jane'",
      ['Jane Doe'],
    ],
    [
      "SELECT TYPEOF Who WHEN Contact THEN LastName, Account.Name END FROM Task WHERE Subject = 'Call Jane'",
      [{ LastName: 'Doe', Account: 'Acme' }],
    ],
    [
      "SELECT TYPEOF What WHEN Account THEN Phone END, TYPEOF Who WHEN Contact THEN Title END FROM Task WHERE Subject = 'Call Jane'",
      [{ What: '(415) 555-1212', Who: 'CEO' }],
    ],
    [
      "SELECT TYPEOF What WHEN Account THEN Phone ELSE Name END FROM Task WHERE OwnerId IN (SELECT OwnerId FROM Case) AND What.Type = 'Account'",
      ['(415) 555-1212'],
    ],
  ]),
  ...refusals(pages.typeOf, [
    ['SELECT TYPEOF Account WHEN Account THEN Name END FROM Contact', 'MALFORMED_QUERY', 'polymorphic'],
    [
      'SELECT What.Name, TYPEOF What WHEN Account THEN Phone END FROM Task',
      'INVALID_FIELD',
      'duplicate field selected: What',
    ],
    [
      'SELECT TYPEOF What WHEN Account THEN Phone END, COUNT(Id) FROM Task GROUP BY WhatId',
      'MALFORMED_QUERY',
      'TYPEOF',
    ],
    ['SELECT TYPEOF What WHEN Account THEN Phone END, COUNT() FROM Task', 'MALFORMED_QUERY', 'COUNT()'],
    [
      'SELECT Name FROM Account WHERE CreatedById IN (SELECT TYPEOF Owner WHEN User THEN Id END FROM Case)',
      'MALFORMED_QUERY',
      /./,
    ],
    [
      'SELECT TYPEOF What WHEN Account THEN Ghost__c END FROM Task',
      'INVALID_FIELD',
      "No such column 'Ghost__c' on entity 'Account'",
    ],
  ]),
  ...refusals(pages.aggregates, [
    [
      'SELECT Id, (SELECT COUNT(Id) FROM Contacts) FROM Account',
      'MALFORMED_QUERY',
      'only root queries support aggregate expressions',
    ],
  ]),
];
