import { z } from 'zod';
import { flag, many, text } from '../metadata/xml.ts';

/** "ValidationRule", Metadata API Developer Guide. */
export const validationRuleShape = z.object({
  fullName: text,
  active: flag,
  errorConditionFormula: text,
  errorMessage: text,
  errorDisplayField: text.optional(),
});
export type ValidationRuleElement = z.output<typeof validationRuleShape>;

/** "CustomMetadata", Metadata API Developer Guide; a value with `xsi:nil` reads as empty. */
export const customMetadataShape = z.object({
  label: text,
  protected: flag.optional(),
  values: many(z.object({ field: text, value: text.optional() })),
});
export type CustomMetadataElement = z.output<typeof customMetadataShape>;
