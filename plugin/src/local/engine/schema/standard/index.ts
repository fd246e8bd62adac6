import { account } from './account.ts';
import { event, task } from './activity.ts';
import type { StandardObject } from './build.ts';
import { campaign, campaignMember } from './campaign.ts';
import { caseComment, caseObject, caseStatus } from './case.ts';
import { contact } from './contact.ts';
import { group, groupMember, queueSobject } from './groups.ts';
import { historyOf } from './history.ts';
import { lead, leadStatus } from './lead.ts';
import { attachment, note } from './notes.ts';
import { opportunity, opportunityStage, opportunityStages } from './opportunity.ts';
import { permissionSet, permissionSetAssignment, profile, user, userRole } from './people.ts';
import { pricebook, pricebookEntry, product } from './products.ts';
import { assignmentRule, organization, recordType } from './setup.ts';
import { pushTopic, streamingChannel } from './streaming.ts';

export type { StandardObject } from './build.ts';

const objects: readonly StandardObject[] = [
  account,
  contact,
  caseObject,
  caseStatus,
  caseComment,
  opportunity,
  opportunityStage,
  lead,
  leadStatus,
  campaign,
  campaignMember,
  product,
  pricebook,
  pricebookEntry,
  note,
  attachment,
  task,
  event,
  user,
  profile,
  userRole,
  permissionSet,
  permissionSetAssignment,
  group,
  groupMember,
  queueSobject,
  recordType,
  assignmentRule,
  organization,
  pushTopic,
  streamingChannel,
];

/** The standard objects every org has, with their usual fields and the histories of these. */
export const standardObjects: readonly StandardObject[] = [
  ...objects,
  ...objects.flatMap((object) => historyOf(object) ?? []),
];

/** Which standard pick lists take their values from which standard value set. */
export const standardValueSetFields: Readonly<Record<string, readonly string[]>> = {
  CaseStatus: ['Case.Status'],
  CaseOrigin: ['Case.Origin'],
  CasePriority: ['Case.Priority'],
  CaseReason: ['Case.Reason'],
  CaseType: ['Case.Type'],
  CampaignStatus: ['Campaign.Status'],
  CampaignType: ['Campaign.Type'],
  EventSubject: ['Event.Subject'],
  EventType: ['Event.Type'],
  Industry: ['Account.Industry', 'Lead.Industry'],
  AccountType: ['Account.Type'],
  AccountRating: ['Account.Rating', 'Lead.Rating'],
  AccountOwnership: ['Account.Ownership'],
  LeadSource: ['Contact.LeadSource', 'Lead.LeadSource', 'Opportunity.LeadSource', 'Account.AccountSource'],
  LeadStatus: ['Lead.Status'],
  OpportunityStage: ['Opportunity.StageName'],
  OpportunityType: ['Opportunity.Type'],
  Salutation: ['Contact.Salutation', 'Lead.Salutation'],
  TaskStatus: ['Task.Status'],
  TaskPriority: ['Task.Priority'],
  TaskSubject: ['Task.Subject'],
};

/** Statuses that mean closed or won where no standard value set says so. */
export const closedByDefault: Readonly<
  Record<string, { closed: readonly string[]; won: readonly string[] }>
> = {
  'Case.Status': { closed: ['Closed'], won: [] },
  'Task.Status': { closed: ['Completed'], won: [] },
  'Opportunity.StageName': { closed: ['Closed Won', 'Closed Lost'], won: ['Closed Won'] },
};

export { forecastCategories } from './opportunity.ts';
export { opportunityStages };
