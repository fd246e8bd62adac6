import { MetadataError } from '../metadataError.ts';
import type { Metadata, Sourced } from '../metadata/readFolders.ts';
import type { FieldElement, PicklistElement } from '../metadata/shapes.ts';
import type { FieldSchema, PicklistValue } from '../schemaTypes.ts';

/** The values of a value set, in its order. */
export function readPicklistValues(elements: readonly PicklistElement[]): PicklistValue[] {
  return elements.map((element) => ({
    value: element.fullName,
    label: element.label ?? element.fullName,
    active: element.isActive !== false,
    defaultValue: element.default === true,
    ...(element.closed === undefined ? {} : { closed: element.closed }),
    ...(element.won === undefined ? {} : { won: element.won }),
    ...(element.probability === undefined ? {} : { probability: element.probability }),
    ...(element.forecastCategory === undefined ? {} : { forecastCategory: element.forecastCategory }),
    ...(element.converted === undefined ? {} : { converted: element.converted }),
  }));
}

/** The pick-list part of a field: its own values, or those of a global value set. */
export function readValueSet(
  { file, element }: Sourced<FieldElement>,
  metadata: Metadata,
): Pick<FieldSchema, 'picklistValues' | 'restrictedPicklist' | 'controllerName'> {
  const set = element.valueSet;
  if (set === undefined) throw new MetadataError(file, 'a pick list needs <valueSet>');
  return {
    picklistValues: readPicklistValues(valuesOf(file, set, metadata)),
    restrictedPicklist: set.restricted === true,
    controllerName: set.controllingField,
  };
}

function valuesOf(
  file: string,
  set: NonNullable<FieldElement['valueSet']>,
  metadata: Metadata,
): readonly PicklistElement[] {
  if (set.valueSetName === undefined) return set.valueSetDefinition?.value ?? [];
  const values =
    metadata.globalValueSets.get(set.valueSetName) ?? metadata.standardValueSets.get(set.valueSetName);
  if (values !== undefined) return values;
  throw new MetadataError(
    file,
    `<valueSetName>: no metadata folder has a global value set ${set.valueSetName}`,
  );
}
