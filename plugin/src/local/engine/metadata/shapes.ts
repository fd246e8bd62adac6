import { z } from 'zod';
import { flag, many, text, whole } from './xml.ts';

/** The elements of source-format metadata that the engine reads; others are of no consequence to data. */

const picklistValue = z.object({
  fullName: text,
  label: text.optional(),
  default: flag.optional(),
  isActive: flag.optional(),
  closed: flag.optional(),
  won: flag.optional(),
  probability: whole.optional(),
  forecastCategory: text.optional(),
  converted: flag.optional(),
});

export const fieldShape = z.object({
  fullName: text,
  label: text.optional(),
  type: text.optional(),
  length: whole.optional(),
  precision: whole.optional(),
  scale: whole.optional(),
  required: flag.optional(),
  unique: flag.optional(),
  caseSensitive: flag.optional(),
  externalId: flag.optional(),
  defaultValue: text.optional(),
  displayFormat: text.optional(),
  startingNumber: whole.optional(),
  formula: text.optional(),
  formulaTreatBlanksAs: z.enum(['BlankAsBlank', 'BlankAsZero']).optional(),
  referenceTo: text.optional(),
  relationshipName: text.optional(),
  deleteConstraint: z.enum(['SetNull', 'Restrict', 'Cascade']).optional(),
  reparentableMasterDetail: flag.optional(),
  writeRequiresMasterRead: flag.optional(),
  inlineHelpText: text.optional(),
  trackHistory: flag.optional(),
  lookupFilter: z
    .object({
      active: flag.optional(),
      isOptional: flag.optional(),
      booleanFilter: text.optional(),
      errorMessage: text.optional(),
      filterItems: many(
        z.object({ field: text, operation: text, value: text.optional(), valueField: text.optional() }),
      ),
    })
    .optional(),
  summaryForeignKey: text.optional(),
  summarizedField: text.optional(),
  summaryOperation: z.enum(['count', 'sum', 'min', 'max']).optional(),
  summaryFilterItems: many(
    z.object({ field: text, operation: text, value: text.optional(), valueField: text.optional() }),
  ),
  valueSet: z
    .object({
      restricted: flag.optional(),
      controllingField: text.optional(),
      valueSetName: text.optional(),
      valueSetDefinition: z.object({ sorted: flag.optional(), value: many(picklistValue) }).optional(),
    })
    .optional(),
});
export type FieldElement = z.output<typeof fieldShape>;

export const objectShape = z.object({
  label: text.optional(),
  pluralLabel: text.optional(),
  customSettingsType: text.optional(),
  enableActivities: flag.optional(),
  enableHistory: flag.optional(),
  sharingModel: text.optional(),
  externalSharingModel: text.optional(),
  nameField: z
    .object({
      label: text.optional(),
      type: text.optional(),
      displayFormat: text.optional(),
      startingNumber: whole.optional(),
    })
    .optional(),
});
export type ObjectElement = z.output<typeof objectShape>;

export const recordTypeShape = z.object({
  fullName: text,
  label: text,
  active: flag,
  description: text.optional(),
  businessProcess: text.optional(),
  picklistValues: many(
    z.object({ picklist: text, values: many(z.object({ fullName: text, default: flag.optional() })) }),
  ),
});
export type RecordTypeElement = z.output<typeof recordTypeShape>;

/** The statuses (of Case), stages (of Opportunity) or statuses (of Lead) a record type may use. */
export const businessProcessShape = z.object({
  fullName: text,
  isActive: flag.optional(),
  values: many(z.object({ fullName: text, default: flag.optional() })),
});
export type BusinessProcessElement = z.output<typeof businessProcessShape>;

export const globalValueSetShape = z.object({ customValue: many(picklistValue) });
export const standardValueSetShape = z.object({ standardValue: many(picklistValue) });
export type PicklistElement = z.output<typeof picklistValue>;

/** A rule of some kind that is either switched on or not. */
export const activeShape = z.object({ active: flag.optional() });

const rules = many(z.object({ active: flag.optional() }));
export const ruleSetShape = z.object({
  rules,
  assignmentRule: rules,
  autoResponseRule: rules,
  escalationRule: rules,
  matchingRules: rules,
});
