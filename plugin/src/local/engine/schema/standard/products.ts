import {
  area,
  checkbox,
  currency,
  lookup,
  nameText,
  object,
  picklist,
  required,
  text,
  url,
  viewed,
} from './build.ts';

/** "Product2", Object Reference. */
export const product = object(
  'Product2',
  '01t',
  [
    nameText('Product Name', 255),
    text('ProductCode', 'Product Code', 255),
    area('Description', 'Product Description', 4000),
    checkbox('IsActive', 'Active'),
    picklist('Family', 'Product Family', 'None'),
    url('DisplayUrl', 'Display URL', { length: 1000 }),
    picklist('QuantityUnitOfMeasure', 'Quantity Unit Of Measure', 'Each'),
    text('StockKeepingUnit', 'Product SKU', 180),
    checkbox('IsArchived', 'Archived', { createable: false, updateable: false }),
    ...viewed(),
  ],
  { label: 'Product' },
);

/** "Pricebook2", Object Reference. */
export const pricebook = object(
  'Pricebook2',
  '01s',
  [
    nameText('Price Book Name', 255),
    checkbox('IsActive', 'Active'),
    checkbox('IsArchived', 'Archived', { createable: false, updateable: false }),
    area('Description', 'Description', 255),
    checkbox('IsStandard', 'Is Standard Price Book', { createable: false, updateable: false }),
    ...viewed(),
  ],
  { label: 'Price Book' },
);

/** "PricebookEntry", Object Reference. */
export const pricebookEntry = object(
  'PricebookEntry',
  '01u',
  [
    lookup('Pricebook2Id', 'Price Book ID', 'Pricebook2', 'PricebookEntries', {
      ...required,
      updateable: false,
      deleteConstraint: 'Cascade',
    }),
    lookup('Product2Id', 'Product ID', 'Product2', 'PricebookEntries', {
      ...required,
      updateable: false,
      deleteConstraint: 'Cascade',
    }),
    { ...currency('UnitPrice', 'List Price'), ...required },
    checkbox('IsActive', 'Active'),
    checkbox('UseStandardPrice', 'Use Standard Price'),
  ],
  { label: 'Price Book Entry', labelPlural: 'Price Book Entries' },
);
