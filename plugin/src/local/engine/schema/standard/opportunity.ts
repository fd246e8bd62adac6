import {
  area,
  checkbox,
  currency,
  date,
  datetime,
  double,
  integer,
  lookup,
  nameText,
  object,
  picklist,
  readOnly,
  required,
  text,
  viewed,
} from './build.ts';
import { leadSources } from './contact.ts';

/** A stage as a new org has it: its probability in percent, its forecast category, and what it means. */
interface Stage {
  probability: number;
  forecastCategory: string;
  closed: boolean;
  won: boolean;
}

const open = (probability: number): Stage => ({
  probability,
  forecastCategory: 'Pipeline',
  closed: false,
  won: false,
});

/** "OpportunityStage", Object Reference: each stage has a default probability and forecast category. */
export const opportunityStages: Readonly<Record<string, Stage>> = {
  Prospecting: open(10),
  Qualification: open(10),
  'Needs Analysis': open(20),
  'Value Proposition': open(50),
  'Id. Decision Makers': open(60),
  'Perception Analysis': open(70),
  'Proposal/Price Quote': open(75),
  'Negotiation/Review': open(90),
  'Closed Won': { probability: 100, forecastCategory: 'Closed', closed: true, won: true },
  'Closed Lost': { probability: 0, forecastCategory: 'Omitted', closed: true, won: false },
};

/** Forecast categories by API name: what ForecastCategoryName shows. */
export const forecastCategories: Readonly<Record<string, string>> = {
  Omitted: 'Omitted',
  Pipeline: 'Pipeline',
  BestCase: 'Best Case',
  MostLikely: 'Most Likely',
  Forecast: 'Commit',
  Closed: 'Closed',
};

/** "Opportunity", Object Reference and Field Reference for the Salesforce Platform. */
export const opportunity = object(
  'Opportunity',
  '006',
  [
    lookup('AccountId', 'Account ID', 'Account', 'Opportunities', { deleteConstraint: 'Cascade' }),
    checkbox('IsPrivate', 'Private'),
    nameText('Name', 120),
    area('Description', 'Description', 32000),
    picklist('StageName', 'Stage', Object.keys(opportunityStages).join('|'), required),
    currency('Amount', 'Amount'),
    { ...double('Probability', 'Probability (%)', 3, 0), type: 'percent' },
    currency('ExpectedRevenue', 'Expected Amount', 2, readOnly),
    double('TotalOpportunityQuantity', 'Quantity', 18, 2),
    date('CloseDate', 'Close Date', required),
    picklist(
      'Type',
      'Opportunity Type',
      'Existing Customer - Upgrade|Existing Customer - Replacement|' +
        'Existing Customer - Downgrade|New Customer',
    ),
    text('NextStep', 'Next Step', 255),
    picklist('LeadSource', 'Lead Source', leadSources),
    checkbox('IsClosed', 'Closed', readOnly),
    checkbox('IsWon', 'Won', readOnly),
    picklist('ForecastCategory', 'Forecast Category', Object.keys(forecastCategories).join('|'), {
      ...readOnly,
      length: 40,
      nillable: false,
    }),
    picklist('ForecastCategoryName', 'Forecast Category', Object.values(forecastCategories).join('|')),
    lookup('CampaignId', 'Campaign ID', 'Campaign', 'Opportunities'),
    checkbox('HasOpportunityLineItem', 'Has Line Item', readOnly),
    lookup('Pricebook2Id', 'Price Book ID', 'Pricebook2', 'Opportunities'),
    date('LastActivityDate', 'Last Activity', readOnly),
    integer('PushCount', 'Push Count', 8, readOnly),
    datetime('LastStageChangeDate', 'Last Stage Change Date', readOnly),
    integer('FiscalQuarter', 'Fiscal Quarter', 9, readOnly),
    integer('FiscalYear', 'Fiscal Year', 9, readOnly),
    text('Fiscal', 'Fiscal Period', 6, readOnly),
    lookup('ContactId', 'Contact ID', 'Contact', 'Opportunities', { updateable: false }),
    ...viewed(),
    checkbox('HasOpenActivity', 'Has Open Activity', readOnly),
    checkbox('HasOverdueTask', 'Has Overdue Task', readOnly),
  ],
  { labelPlural: 'Opportunities', owners: ['User'], history: 'OpportunityFieldHistory' },
);

/** The rows behind Opportunity.StageName ("OpportunityStage", Object Reference). */
export const opportunityStage = object(
  'OpportunityStage',
  '01K',
  [
    text('MasterLabel', 'Master Label', 255, { nameField: true }),
    text('ApiName', 'API Name', 255),
    checkbox('IsActive', 'Is Active'),
    integer('SortOrder', 'Sort Order', 9),
    checkbox('IsClosed', 'Closed'),
    checkbox('IsWon', 'Won'),
    picklist('ForecastCategory', 'Forecast Category', Object.keys(forecastCategories).join('|'), {
      length: 40,
    }),
    picklist('ForecastCategoryName', 'Forecast Category', Object.values(forecastCategories).join('|')),
    { ...double('DefaultProbability', 'Probability (%)', 3, 0), type: 'percent' },
    text('Description', 'Description', 255),
  ],
  { label: 'Opportunity Stage', recycled: false, createable: false, deletable: false },
);
