/** Formulas: formula fields, validation rules, default values and custom metadata. */
export type { CompiledFormula, Wanted } from './compileFormula.ts';
export { compileFormula } from './compileFormula.ts';
export { mirrorCustomMetadata } from './customMetadataRows.ts';
export { FormulaError } from './formulaError.ts';
export { compileRecordFormula } from './formulas.ts';
export type { QueryFormulas, SqlRecord } from './formulaSql.ts';
export { formulaSql } from './formulaSql.ts';
export { formulaWorld } from './formulaWorld.ts';
export type { OrgFormulas } from './orgFormulas.ts';
export { openFormulas } from './orgFormulas.ts';
export { queryFormulas } from './queryFormulas.ts';
export type { FormulaWorld } from './recordResolver.ts';
export { places, RecordResolver } from './recordResolver.ts';
export type { Reference, Step } from './reference.ts';
export type { Resolved, Resolver } from './resolver.ts';
export { makeValidationStep } from './validationRules.ts';
export type { ValueType } from './valueTypes.ts';
