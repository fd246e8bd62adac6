/** A field that Salesforce itself brings. */
export interface StandardField {
  readonly name: string;
  /** Access to it can be granted by a permission set. */
  readonly grantable: boolean;
  readonly referenceTo?: string;
}

const grantable = (names: string): StandardField[] =>
  names.split(' ').map((name) => ({ name, grantable: true }));
const always = (names: string): StandardField[] =>
  names.split(' ').map((name) => ({ name, grantable: false }));

/** On every object. */
export const systemFields: readonly StandardField[] = [
  ...always('Id Name CreatedDate LastModifiedDate SystemModstamp IsDeleted'),
  { name: 'OwnerId', grantable: false, referenceTo: 'User' },
  { name: 'CreatedById', grantable: false, referenceTo: 'User' },
  { name: 'LastModifiedById', grantable: false, referenceTo: 'User' },
  { name: 'RecordTypeId', grantable: false, referenceTo: 'RecordType' },
];

/** The standard objects that this package touches, after the Object Reference; not every field of them. */
export const standardObjects: Readonly<Record<string, readonly StandardField[]>> = {
  Account: [
    { name: 'ParentId', grantable: true, referenceTo: 'Account' },
    ...grantable('AccountNumber Description Fax Industry Phone Type Website BillingAddress ShippingAddress'),
  ],
  Contact: [
    { name: 'AccountId', grantable: true, referenceTo: 'Account' },
    { name: 'ReportsToId', grantable: true, referenceTo: 'Contact' },
    ...grantable('Email Phone MobilePhone HomePhone OtherPhone Fax Title Department Birthdate Description'),
    ...grantable('MailingAddress OtherAddress DoNotCall HasOptedOutOfEmail'),
    ...always('FirstName LastName Salutation IsEmailBounced'),
  ],
  Case: [
    { name: 'AccountId', grantable: true, referenceTo: 'Account' },
    { name: 'ContactId', grantable: true, referenceTo: 'Contact' },
    { name: 'ParentId', grantable: true, referenceTo: 'Case' },
    ...grantable('Description IsEscalated Origin Priority Reason Subject Type ClosedDate'),
    ...grantable('SuppliedCompany SuppliedEmail SuppliedName SuppliedPhone'),
    ...grantable('ContactEmail ContactFax ContactMobile ContactPhone'),
    ...always('CaseNumber Status IsClosed'),
  ],
  User: always('Username FirstName LastName Email IsActive ContactId ProfileId UserRoleId TimeZoneSidKey'),
  RecordType: always('DeveloperName SobjectType IsActive'),
};
