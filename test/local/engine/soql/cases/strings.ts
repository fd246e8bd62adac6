import { pages } from '../reference.ts';
import type { SoqlCase } from './case.ts';
import { cases, refusals } from './case.ts';

const accounts = (where: string): string => `SELECT Name FROM Account WHERE ${where} ORDER BY Name`;

/** Escapes, reserved characters, lengths. */
export const strings: readonly SoqlCase[] = [
  ...cases(pages.reserved, [[accounts("Name = 'Bob\\'s BBQ'"), ["Bob's BBQ"]]]),
  ...cases(pages.escapes, [
    [accounts("Name LIKE 'Ter%'"), ['Ter%', 'terra_nova']],
    [accounts("Name LIKE 'Ter\\%'"), ['Ter%']],
    [accounts("Name LIKE 'Ter\\%%'"), ['Ter%']],
    [accounts("Name LIKE 'terra\\_nova'"), ['terra_nova']],
    [accounts("Name LIKE 'ter\\_a%'"), []],
    [accounts("Name LIKE 'ter_a%'"), ['terra_nova']],
    [accounts("Name = 'APPLETON \\\\ Sons'"), ['APPLETON \\ Sons']],
    [accounts("Name LIKE '%\\\\%'"), ['APPLETON \\ Sons']],
    [accounts("Name = 'Bob\\u0027s BBQ'"), ["Bob's BBQ"]],
    [accounts("Name = '\\u0041cme'"), ['Acme']],
    [accounts("Name = 'a\\nb'"), []],
    [accounts("Name = 'a\\T\\R\\F\\B'"), []],
    [accounts('Name = \'say \\"x\\"\''), []],
    [accounts("Name = 'x\\' OR Name != \\''"), []],
  ]),
  ...refusals(pages.escapes, [
    [accounts("Name = 'a\\qb'"), 'MALFORMED_QUERY', 'Illegal character sequence'],
    [accounts("Name LIKE '\\x%'"), 'MALFORMED_QUERY', 'Illegal character sequence'],
  ]),
  ...refusals(pages.where, [
    [accounts('Name = "Acme"'), 'MALFORMED_QUERY', "unexpected token: '\"'"],
    [accounts(`Name = '${'x'.repeat(4001)}'`), 'MALFORMED_QUERY', '4000'],
    [accounts('Name = Acme'), 'MALFORMED_QUERY', "unexpected token: 'Acme'"],
    [accounts('Name = BillingState'), 'MALFORMED_QUERY', "unexpected token: 'BillingState'"],
    [
      accounts("Description LIKE 'x%'"),
      'INVALID_FIELD',
      "field 'Description' can not be filtered in a query call",
    ],
  ]),
  ...refusals(pages.select, [
    [
      `SELECT Id FROM Account WHERE Name IN (${"'x',".repeat(25_000)}'x')`,
      'MALFORMED_QUERY',
      '100000 characters',
    ],
  ]),
];
