import {
  address,
  area,
  currency,
  integer,
  lookup,
  nameText,
  object,
  phone,
  picklist,
  text,
  url,
} from './build.ts';

const industries =
  'Agriculture|Apparel|Banking|Biotechnology|Chemicals|Communications|Construction|Consulting|Education|' +
  'Electronics|Energy|Engineering|Entertainment|Environmental|Finance|Food & Beverage|Government|Healthcare|' +
  'Hospitality|Insurance|Machinery|Manufacturing|Media|Not For Profit|Recreation|Retail|Shipping|Technology|' +
  'Telecommunications|Transportation|Utilities|Other';

export const account = object(
  'Account',
  '001',
  [
    nameText('Account Name', 255),
    picklist('Type', 'Account Type', 'Prospect|Customer - Direct|Customer - Channel|Other'),
    lookup('ParentId', 'Parent Account ID', 'Account', 'ChildAccounts'),
    ...address('Billing', 'Billing'),
    ...address('Shipping', 'Shipping'),
    phone('Phone', 'Account Phone'),
    phone('Fax', 'Account Fax'),
    text('AccountNumber', 'Account Number', 40),
    url('Website', 'Website'),
    text('Sic', 'SIC Code', 20),
    text('Site', 'Account Site', 80),
    picklist('Industry', 'Industry', industries),
    currency('AnnualRevenue', 'Annual Revenue'),
    integer('NumberOfEmployees', 'Employees'),
    picklist('Ownership', 'Ownership', 'Public|Private|Subsidiary|Other'),
    text('TickerSymbol', 'Ticker Symbol', 20),
    picklist('Rating', 'Account Rating', 'Hot|Warm|Cold'),
    picklist('AccountSource', 'Account Source', 'Web|Phone Inquiry|Partner Referral|Purchased List|Other'),
    area('Description', 'Account Description', 32000),
  ],
  { owners: ['User'] },
);

export { industries };
