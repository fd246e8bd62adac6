import type { Metadata } from '../metadata/readFolders.ts';
import type { Schema } from '../schemaTypes.ts';
import { readCustomMetadata } from './customMetadata.ts';
import type { FormulaWorld } from './recordResolver.ts';

/**
 * What the formulas of an org may name, from its schema and its metadata folders.
 * @throws MetadataError for a custom metadata record that does not fit its type
 */
export function formulaWorld(schema: Schema, metadata: Metadata): FormulaWorld {
  return {
    schema,
    customMetadata: readCustomMetadata(schema, metadata),
    customPermissions: [...metadata.access.customPermissions],
  };
}
