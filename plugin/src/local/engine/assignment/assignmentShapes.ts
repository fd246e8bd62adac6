import { z } from 'zod';
import { flag, many, text } from '../metadata/xml.ts';

/** "AssignmentRules", Metadata API Developer Guide. */
export const assignmentRulesShape = z.object({
  assignmentRule: many(
    z.object({
      fullName: text,
      active: flag.optional(),
      ruleEntry: many(
        z.object({
          assignedTo: text.optional(),
          assignedToType: z.enum(['User', 'Queue']).optional(),
          booleanFilter: text.optional(),
          formula: text.optional(),
          criteriaItems: many(
            z.object({
              field: text,
              operation: text,
              value: text.optional(),
              valueField: text.optional(),
            }),
          ),
        }),
      ),
    }),
  ),
});
export type AssignmentRulesElement = z.output<typeof assignmentRulesShape>;
type AssignmentRuleElement = AssignmentRulesElement['assignmentRule'][number];
export type RuleEntryElement = AssignmentRuleElement['ruleEntry'][number];

/** "CaseSettings", Metadata API Developer Guide: who owns a Case that no rule entry takes. */
export const caseSettingsShape = z.object({
  defaultCaseOwner: text.optional(),
  defaultCaseOwnerType: z.enum(['User', 'Queue']).optional(),
});
export type CaseSettingsElement = z.output<typeof caseSettingsShape>;
