import type { Element } from './element.ts';
import { metaFileName, type FileKind } from './fileKinds.ts';
import type { Problem } from './problem.ts';
import type { ProjectFiles } from './projectFiles.ts';
import { readXml } from './readXml.ts';

/** One metadata file that could be read. */
export interface MetadataDocument {
  readonly file: string;
  readonly kind: FileKind;
  /** From the file's name. */
  readonly name: string;
  /** The object whose folder the file lies in; empty outside `objects/`. */
  readonly objectName: string;
  readonly root: Element;
}

export interface Project {
  readonly files: ProjectFiles;
  readonly documents: readonly MetadataDocument[];
  readonly unreadable: readonly Problem[];
}

const namespace = 'http://soap.sforce.com/2006/04/metadata';

function read(files: ProjectFiles, file: string): MetadataDocument | Problem | undefined {
  const fileName = file.slice(file.lastIndexOf('/') + 1);
  const meta = metaFileName(fileName);
  if (meta === undefined) return undefined;
  const { name, suffix, kind } = meta;
  if (kind === undefined) {
    return {
      file,
      what: `Salesforce knows no source file '.${suffix}-meta.xml'.`,
      fix: 'correct the suffix.',
    };
  }
  const reading = readXml(files.read(file));
  if (!reading.ok) {
    return {
      file,
      line: reading.line,
      what: `not well-formed: ${reading.what}`,
      fix: 'mend the XML at that line.',
    };
  }
  if (reading.namespace !== namespace) {
    return { file, what: 'the namespace is missing or wrong.', fix: `put xmlns="${namespace}" on the root.` };
  }
  const objectName = /\/objects\/([^/]+)\//.exec(file)?.[1] ?? '';
  return { file, kind, name, objectName, root: reading.root };
}

/** Reads every metadata file: what is deployed, and what Engage is assumed to have. */
export function readProject(files: ProjectFiles): Project {
  const readings = files.names.map((file) => read(files, file)).filter((reading) => reading !== undefined);
  return {
    files,
    documents: readings.filter((reading) => 'root' in reading),
    unreadable: readings.filter((reading) => 'what' in reading),
  };
}
