import {
  address,
  area,
  currency,
  date,
  integer,
  lookup,
  nameText,
  object,
  phone,
  photo,
  picklist,
  readOnly,
  text,
  url,
  viewed,
} from './build.ts';

const industries =
  'Agriculture|Apparel|Banking|Biotechnology|Chemicals|Communications|Construction|Consulting|Education|' +
  'Electronics|Energy|Engineering|Entertainment|Environmental|Finance|Food & Beverage|Government|Healthcare|' +
  'Hospitality|Insurance|Machinery|Manufacturing|Media|Not For Profit|Recreation|Retail|Shipping|Technology|' +
  'Telecommunications|Transportation|Utilities|Other';

const accountTypes =
  'Prospect|Customer - Direct|Customer - Channel|Channel Partner / Reseller|Installation Partner|' +
  'Technology Partner|Other';

const cleanStatuses = 'Matched|Different|Acknowledged|NotFound|Inactive|Pending|SelectMatch|Skipped';

/** "Account", Object Reference and Field Reference for the Salesforce Platform. */
export const account = object(
  'Account',
  '001',
  [
    lookup('MasterRecordId', 'Master Record ID', 'Account', undefined, readOnly),
    nameText('Account Name', 255),
    picklist('Type', 'Account Type', accountTypes),
    lookup('ParentId', 'Parent Account ID', 'Account', 'ChildAccounts'),
    ...address('Billing', 'Billing'),
    ...address('Shipping', 'Shipping'),
    phone('Phone', 'Account Phone'),
    phone('Fax', 'Account Fax'),
    text('AccountNumber', 'Account Number', 40),
    url('Website', 'Website'),
    photo(),
    text('Sic', 'SIC Code', 20),
    picklist('Industry', 'Industry', industries),
    currency('AnnualRevenue', 'Annual Revenue', 0),
    integer('NumberOfEmployees', 'Employees'),
    picklist('Ownership', 'Ownership', 'Public|Private|Subsidiary|Other'),
    text('TickerSymbol', 'Ticker Symbol', 20),
    area('Description', 'Account Description', 32000),
    picklist('Rating', 'Account Rating', 'Hot|Warm|Cold'),
    text('Site', 'Account Site', 80),
    date('LastActivityDate', 'Last Activity', readOnly),
    ...viewed(),
    text('Jigsaw', 'Data.com Key', 20),
    text('JigsawCompanyId', 'Jigsaw Company ID', 20, readOnly),
    picklist('CleanStatus', 'Clean Status', cleanStatuses, { length: 40, restrictedPicklist: true }),
    picklist('AccountSource', 'Account Source', 'Web|Phone Inquiry|Partner Referral|Purchased List|Other'),
    text('DunsNumber', 'D-U-N-S Number', 9),
    text('Tradestyle', 'Tradestyle', 255),
    text('NaicsCode', 'NAICS Code', 8),
    text('NaicsDesc', 'NAICS Description', 120),
    text('YearStarted', 'Year Started', 4),
    text('SicDesc', 'SIC Description', 80),
  ],
  { owners: ['User'], history: 'AccountHistory' },
);

export { cleanStatuses, industries };
