import { childText } from '../element.ts';
import { didYouMean } from '../nearestName.ts';
import type { Problem } from '../problem.ts';
import type { MetadataDocument } from '../project.ts';
import type { Check } from './check.ts';

function fullNameProblems({ file, kind, name, root }: MetadataDocument): Problem[] {
  const fullName = childText(root, 'fullName');
  if (fullName === undefined) {
    return kind.partOfObject
      ? [{ file, what: 'there is no <fullName>.', fix: `add <fullName>${name}</fullName>.` }]
      : [];
  }
  return fullName === name
    ? []
    : [
        {
          file,
          what: `<fullName> is '${fullName}', the file's name says '${name}'.`,
          fix: 'make them equal.',
        },
      ];
}

function folderProblems({ file, kind, name, objectName }: MetadataDocument): Problem[] {
  const folders = file.split('/').slice(0, -1);
  const expected = kind.metadataType === 'CustomObject' ? name : kind.directory;
  const actual = kind.directory === 'lwc' ? folders.at(-2) : folders.at(-1);
  if (actual !== expected || (kind.partOfObject && objectName === '')) {
    return [{ file, what: `it lies in the folder '${actual ?? ''}'.`, fix: `move it to '${expected}'.` }];
  }
  return [];
}

function duplicateProblems(documents: readonly MetadataDocument[]): Problem[] {
  const first = new Map<string, string>();
  return documents.flatMap((document): Problem[] => {
    const key = [document.kind.metadataType, document.objectName, document.name].join('/').toLowerCase();
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, document.file);
      return [];
    }
    return [
      { file: document.file, what: `${document.name} is defined in ${other} too.`, fix: 'keep one of them.' },
    ];
  });
}

/** Folder, file name and fullName agree, nothing is defined twice, and the object of a part exists. */
export const checkPlacement: Check = ({ project, catalogue }) => [
  ...project.documents.flatMap((document) => [...fullNameProblems(document), ...folderProblems(document)]),
  ...duplicateProblems(project.documents),
  ...project.documents
    .filter(({ kind, objectName }) => kind.partOfObject && !catalogue.objects.has(objectName))
    .map(({ file, objectName }) => ({
      file,
      what: `the object ${objectName} is unknown.`,
      fix: didYouMean(objectName, catalogue.objects.keys(), `add ${objectName}.object-meta.xml.`),
    })),
];
