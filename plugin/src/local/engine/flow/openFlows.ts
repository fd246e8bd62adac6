import type { SaveStep } from '../dml/index.ts';
import type { Metadata } from '../metadata/readFolders.ts';
import type { Schema } from '../schemaTypes.ts';
import type { Database } from '../storage/index.ts';
import type { FlowContext } from './compileFlow.ts';
import { compileFlow } from './compileFlow.ts';
import { migrateOutbox } from './mail/outbox.ts';
import { makeFlowStep } from './makeFlowStep.ts';

/**
 * The flows of the metadata folders as a step of every save, and the table their mails are kept in.
 * @throws MetadataError for the first flow that the local org cannot run
 */
export function openFlows(
  database: Database,
  schema: Schema,
  metadata: Pick<Metadata, 'flows' | 'emailAlerts'>,
  given: Pick<FlowContext, 'hasPermission' | 'formulaWorld'>,
): SaveStep {
  migrateOutbox(database);
  const context = { ...given, schema, alerts: metadata.emailAlerts };
  const files = [...metadata.flows.values()].filter((file) => file !== undefined);
  return makeFlowStep(files.map((file) => compileFlow(file, context)));
}
