import type { Catalogue } from '../catalogue.ts';
import type { MetadataSchema } from '../metadataSchema.ts';
import type { Problem } from '../problem.ts';
import type { Project } from '../project.ts';

export interface CheckContext {
  readonly project: Project;
  readonly catalogue: Catalogue;
  readonly schema: MetadataSchema;
}

/** Looks at one concern of the whole project; an empty list means sound. */
export type Check = (context: CheckContext) => readonly Problem[];
