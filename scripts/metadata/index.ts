export { readCatalogueOf, type Catalogue } from './catalogueOf.ts';
export { checkConversion } from './checkConversion.ts';
export { checkMetadata, type MetadataReport } from './checkMetadata.ts';
export { readMetadataSchema, type MetadataSchema } from './metadataSchema.ts';
export { filesOnDisk, type ProjectFiles } from './projectFiles.ts';
export { problemLine, type Problem } from './problem.ts';
