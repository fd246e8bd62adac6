import type { Metadata } from '../metadata/readFolders.ts';
import { readXml } from '../metadata/xml.ts';
import { MetadataError } from '../metadataError.ts';
import { customMetadataShape, validationRuleShape } from './shapes.ts';

/** File kinds that need formulas, for the table of `readFolders`; the first folder's word counts. */
export const formulaKinds: readonly {
  path: RegExp;
  load(metadata: Metadata, file: string, names: string[]): void;
}[] = [
  {
    path: /objects\/([^/]+)\/validationRules\/([^/]+)\.validationRule-meta\.xml$/,
    load(metadata, file, [object = '', name = '']) {
      const key = `${object}.${name}`;
      if (metadata.validationRules.has(key)) return;
      const element = readXml(file, 'ValidationRule', validationRuleShape);
      if (element.fullName !== name) {
        throw new MetadataError(file, `<fullName> is ${element.fullName}, the file is named for ${name}`);
      }
      metadata.validationRules.set(key, { file, element });
    },
  },
  {
    path: /customMetadata\/([^/]+)\.md-meta\.xml$/,
    load(metadata, file, [name = '']) {
      if (metadata.customMetadata.has(name)) return;
      metadata.customMetadata.set(name, {
        file,
        element: readXml(file, 'CustomMetadata', customMetadataShape),
      });
    },
  },
];
