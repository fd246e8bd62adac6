import { readCatalogue, type Catalogue } from './catalogue.ts';
import { readProject } from './project.ts';
import type { ProjectFiles } from './projectFiles.ts';

export type { Catalogue } from './catalogue.ts';

/** Every object and field that the files and Salesforce itself define. */
export function readCatalogueOf(files: ProjectFiles): Catalogue {
  return readCatalogue(readProject(files));
}
