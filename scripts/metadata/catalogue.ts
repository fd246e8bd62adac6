import { childNamed, childrenNamed, childText, isTrue, type Element } from './element.ts';
import type { MetadataDocument, Project } from './project.ts';
import { standardObjects, systemFields } from './standardFields.ts';

export interface CatalogueField {
  readonly name: string;
  readonly object: string;
  /** `Standard` for a field that Salesforce brings. */
  readonly type: string;
  readonly required: boolean;
  readonly grantable: boolean;
  readonly referenceTo: string | undefined;
  /** Name of the parent in a path, e.g. `Request__r`. */
  readonly parentName: string | undefined;
  /** Name of the child list on the parent. */
  readonly childListName: string | undefined;
  /** Undefined unless a pick list. */
  readonly values: ReadonlySet<string> | undefined;
  readonly document: MetadataDocument | undefined;
}

export interface CatalogueObject {
  readonly name: string;
  readonly document: MetadataDocument | undefined;
  readonly fields: ReadonlyMap<string, CatalogueField>;
}

/** Every name that may be used: of the package, of the baseline, of Salesforce. */
export interface Catalogue {
  readonly objects: ReadonlyMap<string, CatalogueObject>;
  readonly globalValueSets: ReadonlyMap<string, ReadonlySet<string>>;
}

const derivedTypes = new Set(['Summary', 'AutoNumber']);

/** Worked out by the platform, so never editable. */
export function isDerived(field: CatalogueField): boolean {
  return (
    derivedTypes.has(field.type) ||
    (field.document !== undefined && childText(field.document.root, 'formula') !== undefined)
  );
}

/** `Chapter__c` -> `Chapter__r`; `ParentId` -> `Parent`. */
export function parentNameOf(fieldName: string): string {
  return fieldName.endsWith('__c') ? `${fieldName.slice(0, -1)}r` : fieldName.replace(/Id$/, '');
}

function fullNames(elements: readonly Element[]): Set<string> {
  return new Set(elements.map((element) => childText(element, 'fullName') ?? ''));
}

function valuesOf(field: Element, globalValueSets: Catalogue['globalValueSets']): Set<string> | undefined {
  const valueSet = childNamed(field, 'valueSet');
  if (valueSet === undefined) return undefined;
  const definition = childNamed(valueSet, 'valueSetDefinition');
  if (definition !== undefined) return fullNames(childrenNamed(definition, 'value'));
  return new Set(globalValueSets.get(childText(valueSet, 'valueSetName') ?? ''));
}

function customField(
  document: MetadataDocument,
  globalValueSets: Catalogue['globalValueSets'],
): CatalogueField {
  const { root, name, objectName } = document;
  const type = childText(root, 'type') ?? '';
  const required = isTrue(root, 'required') || type === 'MasterDetail';
  const referenceTo = childText(root, 'referenceTo');
  return {
    name,
    object: objectName,
    type,
    required,
    grantable: !required,
    referenceTo,
    parentName: referenceTo === undefined ? undefined : parentNameOf(name),
    childListName: childText(root, 'relationshipName'),
    values: valuesOf(root, globalValueSets),
    document,
  };
}

function standardField(object: string, field: (typeof systemFields)[number]): CatalogueField {
  return {
    ...field,
    object,
    type: 'Standard',
    required: false,
    referenceTo: field.referenceTo,
    parentName: field.referenceTo === undefined ? undefined : parentNameOf(field.name),
    childListName: undefined,
    values: undefined,
    document: undefined,
  };
}

export function documentsOf(project: Project, metadataType: string): readonly MetadataDocument[] {
  return project.documents.filter((document) => document.kind.metadataType === metadataType);
}

export function readCatalogue(project: Project): Catalogue {
  const globalValueSets = new Map(
    documentsOf(project, 'GlobalValueSet').map((document) => [
      document.name,
      fullNames(childrenNamed(document.root, 'customValue')),
    ]),
  );
  const objectDocuments = new Map(
    documentsOf(project, 'CustomObject').map((document) => [document.name, document]),
  );
  const fields = documentsOf(project, 'CustomField').map((document) =>
    customField(document, globalValueSets),
  );
  const names = new Set([...Object.keys(standardObjects), ...objectDocuments.keys()]);
  const objects = [...names].map((name): [string, CatalogueObject] => {
    const standard = [...systemFields, ...(standardObjects[name] ?? [])].map((field) =>
      standardField(name, field),
    );
    const own = fields.filter((field) => field.object === name);
    const document = objectDocuments.get(name);
    return [
      name,
      {
        name,
        document,
        fields: new Map([...standard, ...own].map((field) => [field.name, field])),
      },
    ];
  });
  return { objects: new Map(objects), globalValueSets };
}

/** Splits `Object.Field`. */
export function findField(catalogue: Catalogue, path: string): CatalogueField | undefined {
  const [object = '', field = ''] = path.split('.');
  return catalogue.objects.get(object)?.fields.get(field);
}

/** Every `Object.Field`, for suggestions. */
export function fieldPaths(catalogue: Catalogue): string[] {
  return [...catalogue.objects.values()].flatMap((object) =>
    [...object.fields.keys()].map((field) => `${object.name}.${field}`),
  );
}
