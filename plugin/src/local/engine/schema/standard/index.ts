import { account } from './account.ts';
import { event, task } from './activity.ts';
import type { StandardObject } from './build.ts';
import { caseObject, caseStatus } from './case.ts';
import { contact } from './contact.ts';
import { group, groupMember, queueSobject } from './groups.ts';
import { permissionSet, permissionSetAssignment, profile, user, userRole } from './people.ts';
import { lead, opportunity } from './sales.ts';
import { organization, recordType } from './setup.ts';

export type { StandardObject } from './build.ts';

/** The standard objects every org has, with their usual fields. */
export const standardObjects: readonly StandardObject[] = [
  account,
  contact,
  caseObject,
  caseStatus,
  opportunity,
  lead,
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
  organization,
];

/** Which standard pick lists take their values from which standard value set. */
export const standardValueSetFields: Readonly<Record<string, readonly string[]>> = {
  CaseStatus: ['Case.Status'],
  CaseOrigin: ['Case.Origin'],
  CasePriority: ['Case.Priority'],
  CaseReason: ['Case.Reason'],
  CaseType: ['Case.Type'],
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
