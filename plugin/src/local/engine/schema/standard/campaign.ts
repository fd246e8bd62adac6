import {
  area,
  checkbox,
  currency,
  date,
  double,
  integer,
  lookup,
  nameText,
  object,
  picklist,
  readOnly,
  text,
  viewed,
} from './build.ts';

const types =
  'Conference|Webinar|Trade Show|Public Relations|Partners|Referral Program|Advertisement|Banner Ads|' +
  'Direct Mail|Email|Telemarketing|Other';

const counted = (name: string, label: string) => integer(name, label, 8, { ...readOnly, defaultValue: 0 });

/** "Campaign", Object Reference; its numbers of responses are not counted here. */
export const campaign = object(
  'Campaign',
  '701',
  [
    nameText('Name', 80),
    lookup('ParentId', 'Parent Campaign ID', 'Campaign', 'ChildCampaigns'),
    picklist('Type', 'Type', types),
    picklist('Status', 'Status', 'Planned*|In Progress|Completed|Aborted'),
    date('StartDate', 'Start Date'),
    date('EndDate', 'End Date'),
    currency('ExpectedRevenue', 'Expected Revenue'),
    currency('BudgetedCost', 'Budgeted Cost', 0),
    currency('ActualCost', 'Actual Cost', 0),
    double('ExpectedResponse', 'Expected Response (%)', 10, 2, { type: 'percent' }),
    double('NumberSent', 'Num Sent', 18, 0),
    checkbox('IsActive', 'Active'),
    area('Description', 'Description', 32000),
    counted('NumberOfLeads', 'Leads in Campaign'),
    counted('NumberOfConvertedLeads', 'Converted Leads in Campaign'),
    counted('NumberOfContacts', 'Contacts in Campaign'),
    counted('NumberOfResponses', 'Responses in Campaign'),
    counted('NumberOfOpportunities', 'Opportunities in Campaign'),
    counted('NumberOfWonOpportunities', 'Won Opportunities in Campaign'),
    date('LastActivityDate', 'Last Activity', readOnly),
    ...viewed(),
  ],
  { owners: ['User'] },
);

/** "CampaignMember", Object Reference. */
export const campaignMember = object(
  'CampaignMember',
  '00v',
  [
    lookup('CampaignId', 'Campaign ID', 'Campaign', 'CampaignMembers', {
      nillable: false,
      updateable: false,
      deleteConstraint: 'Cascade',
    }),
    lookup('LeadId', 'Lead ID', 'Lead', 'CampaignMembers', { deleteConstraint: 'Cascade' }),
    lookup('ContactId', 'Contact ID', 'Contact', 'CampaignMembers', { deleteConstraint: 'Cascade' }),
    picklist('Status', 'Status', 'Sent*|Responded'),
    checkbox('HasResponded', 'Responded', readOnly),
    text('Title', 'Title', 128, readOnly),
  ],
  { label: 'Campaign Member' },
);
