import { createHash } from 'node:crypto';
import type { FieldSchema, ObjectSchema, Org } from '../../engine/index.ts';
import { notFound } from '../errorResponse.ts';
import { param, type Params, type Resource } from '../resource.ts';
import { MASTER_RECORD_TYPE } from '../rest/describe.ts';
import { objectOf } from '../rest/objectOf.ts';

const dataTypes: Partial<Readonly<Record<FieldSchema['type'], string>>> = {
  id: 'Reference',
  datetime: 'DateTime',
  multipicklist: 'MultiPicklist',
  textarea: 'TextArea',
  combobox: 'ComboBox',
};

/** `picklist` is `Picklist` to UI API. */
function dataType(type: FieldSchema['type']): string {
  return dataTypes[type] ?? type.charAt(0).toUpperCase() + type.slice(1);
}

function fieldInfo(org: Org, field: FieldSchema): object {
  return {
    apiName: field.name,
    calculated: field.calculated,
    compound: false,
    compoundComponentName: null,
    compoundFieldName: null,
    controllerName: field.controllerName ?? null,
    controllingFields: field.controllerName === undefined ? [] : [field.controllerName],
    createable: field.createable,
    custom: field.custom,
    dataType: dataType(field.type),
    defaultValue: field.defaultValue ?? null,
    defaultedOnCreate: field.defaultValue !== undefined,
    digits: field.type === 'int' ? field.precision : 0,
    externalId: field.externalId,
    extraTypeInfo: null,
    filterable: field.filterable,
    filteredLookupInfo: null,
    highScaleNumber: false,
    htmlFormatted: field.htmlFormatted,
    inlineHelpText: field.inlineHelpText ?? null,
    label: field.label,
    length: field.length,
    maskType: null,
    nameField: field.nameField,
    polymorphicForeignKey: field.referenceTo.length > 1,
    precision: field.precision,
    reference: field.type === 'reference',
    referenceTargetField: null,
    referenceToInfos: field.referenceTo.map((name) => {
      const target = org.schema.object(name);
      return { apiName: name, nameFields: target?.nameField ? [target.nameField.name] : [] };
    }),
    relationshipName: field.relationshipName ?? null,
    required:
      !field.nillable && field.createable && field.type !== 'boolean' && field.defaultValue === undefined,
    scale: field.scale,
    searchPrefilterable: field.type === 'reference',
    sortable: field.sortable,
    unique: field.unique,
    updateable: field.updateable,
  };
}

function recordTypes(object: ObjectSchema): Record<string, object> {
  const own = object.recordTypes.map((type, index) => ({
    available: type.active,
    defaultRecordTypeMapping: index === 0,
    master: false,
    name: type.label,
    recordTypeId: type.id,
  }));
  const master = {
    available: true,
    defaultRecordTypeMapping: own.length === 0,
    master: true,
    name: 'Master',
    recordTypeId: MASTER_RECORD_TYPE,
  };
  return Object.fromEntries([...own, master].map((type) => [type.recordTypeId, type]));
}

function objectInfo(org: Org, object: ObjectSchema): object {
  const info = {
    apiName: object.name,
    associateEntityType: null,
    associateParentEntity: null,
    childRelationships: object.childRelationships
      .filter((child) => child.relationshipName !== undefined)
      .map((child) => ({
        childObjectApiName: child.childObject,
        fieldName: child.field,
        junctionIdListNames: [],
        junctionReferenceTo: [],
        relationshipName: child.relationshipName,
      })),
    createable: object.createable,
    custom: object.custom,
    defaultRecordTypeId: object.recordTypes[0]?.id ?? MASTER_RECORD_TYPE,
    deletable: object.deletable,
    dependentFields: {},
    feedEnabled: false,
    fields: Object.fromEntries(object.fields.map((field) => [field.name, fieldInfo(org, field)])),
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: true,
    mruEnabled: true,
    nameFields: object.nameField ? [object.nameField.name] : [],
    queryable: true,
    recordTypeInfos: recordTypes(object),
    searchLayoutable: false,
    searchable: false,
    themeInfo: { color: '5867E8', iconUrl: null },
    updateable: object.updateable,
  };
  return { ...info, eTag: createHash('sha1').update(JSON.stringify(info)).digest('hex') };
}

function picklistValues(object: ObjectSchema, field: FieldSchema, recordTypeId: string, url: string): object {
  const type = object.recordTypes.find((each) => each.id.startsWith(recordTypeId.slice(0, 15)));
  if (!type && !recordTypeId.startsWith(MASTER_RECORD_TYPE.slice(0, 15))) throw notFound();
  const limited = type?.picklists.get(field.name.toLowerCase());
  const allowed = limited && new Set(limited.values);
  const values = field.picklistValues
    .filter((each) => each.active && (allowed === undefined || allowed.has(each.value)))
    .map(({ value, label }) => ({ attributes: null, label, validFor: [], value }));
  const standard = limited
    ? limited.defaultValue
    : field.picklistValues.find((each) => each.active && each.defaultValue)?.value;
  return {
    controllerValues: {},
    defaultValue: values.find((each) => each.value === standard) ?? null,
    eTag: createHash('sha1').update(JSON.stringify(values)).digest('hex'),
    url,
    values,
  };
}

function isPicklist(field: FieldSchema): boolean {
  return field.type === 'picklist' || field.type === 'multipicklist';
}

function picklistUrl(version: string, params: Params, field: FieldSchema): string {
  const base = `/services/data/v${version}/ui-api/object-info`;
  return `${base}/${param(params, 'object')}/picklist-values/${param(params, 'recordType')}/${field.name}`;
}

/** `/ui-api/object-info`: what `lightning/uiObjectInfoApi` calls. */
export const objectInfoResources: readonly Resource[] = [
  {
    method: 'GET',
    path: '/ui-api/object-info/:object',
    handle: (_request, params, { org }) => ({
      status: 200,
      body: objectInfo(org, objectOf(org, param(params, 'object'))),
    }),
  },
  {
    method: 'GET',
    path: '/ui-api/object-info/:object/picklist-values/:recordType',
    handle(request, params, { org }) {
      const object = objectOf(org, param(params, 'object'));
      const fields = object.fields.filter(isPicklist).map((field) => {
        const url = picklistUrl(request.version, params, field);
        return [field.name, picklistValues(object, field, param(params, 'recordType'), url)] as const;
      });
      return { status: 200, body: { picklistFieldValues: Object.fromEntries(fields) } };
    },
  },
  {
    method: 'GET',
    path: '/ui-api/object-info/:object/picklist-values/:recordType/:field',
    handle(request, params, { org }) {
      const object = objectOf(org, param(params, 'object'));
      const field = object.field(param(params, 'field'));
      if (!field || !isPicklist(field)) throw notFound();
      const url = picklistUrl(request.version, params, field);
      return { status: 200, body: picklistValues(object, field, param(params, 'recordType'), url) };
    },
  },
];
