// The table alone: the library itself takes most of a second to load.
import registry from '@salesforce/source-deploy-retrieve/lib/src/registry/metadataRegistry.json' with { type: 'json' };
import { z } from 'zod';

/** What a `*.<suffix>-meta.xml` file holds. */
export interface FileKind {
  readonly metadataType: string;
  readonly directory: string;
  /** Part of an object's folder: carries its own fullName in the XML. */
  readonly partOfObject: boolean;
}

const registryType = z.object({
  name: z.string(),
  suffix: z.string().optional(),
  directoryName: z.string(),
});
const { types } = z
  .object({
    types: z.record(
      z.string(),
      registryType.extend({
        children: z.object({ types: z.record(z.string(), registryType) }).optional(),
      }),
    ),
  })
  .parse(registry);

function entry(type: z.infer<typeof registryType>, partOfObject: boolean): [string, FileKind] {
  const { name, suffix = name, directoryName } = type;
  return [suffix, { metadataType: name, directory: directoryName, partOfObject }];
}

const kinds = new Map<string, FileKind>([
  ...Object.values(types).map((type) => entry(type, false)),
  ...Object.values(types.customobject?.children?.types ?? {}).map((part) => entry(part, true)),
  ['js', { metadataType: 'LightningComponentBundle', directory: 'lwc', partOfObject: false }],
]);

export interface MetaFileName {
  readonly name: string;
  readonly suffix: string;
  readonly kind: FileKind | undefined;
}

/** Splits `Name.suffix-meta.xml`, by Salesforce's own registry of source files; undefined for other files. */
export function metaFileName(fileName: string): MetaFileName | undefined {
  const match = /^(.+)\.([^.]+)-meta\.xml$/.exec(fileName);
  const [, name, suffix] = match ?? [];
  if (name === undefined || suffix === undefined) return undefined;
  return { name: decodeURIComponent(name), suffix, kind: kinds.get(suffix) };
}
