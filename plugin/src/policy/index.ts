export { bindingSchema, type Binding, type LogicalName } from './bindingSchema.ts';
export { canonicalJson } from './canonicalJson.ts';
export { ConfigError, type ConfigProblem, type ConfigProblemCode } from './configError.ts';
export type { ObjectBinding } from './objectBinding.ts';
export { codeOf, labelOf, normalizeLabel, type PickListValues } from './pickListLabel.ts';
export { policySchema, type AssignmentMode, type Policy, type SyncSettings } from './policySchema.ts';
export { policySettings, type PolicySetting } from './policySettings.ts';
export { readBinding } from './readBinding.ts';
export { readLinks, type Links } from './readLinks.ts';
export { assignmentModeOf, readPolicy } from './readPolicy.ts';
export {
  readTemplates,
  type DraftTemplate,
  type DraftTemplates,
  type TemplateFile,
} from './readTemplates.ts';
export { readTopics, type KnownCodes } from './readTopics.ts';
export { renderDraft } from './renderDraft.ts';
