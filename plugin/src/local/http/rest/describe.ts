import type { ObjectSchema, Org } from '../../engine/index.ts';
import { param, type Resource } from '../resource.ts';
import { freshness, notModified } from './conditional.ts';
import { describeField } from './describeField.ts';
import { objectOf } from './objectOf.ts';
import { recentRows } from './recent.ts';

/** Every record has it, whether or not the object has record types of its own. */
export const MASTER_RECORD_TYPE = '012000000000000AAA';

function objectUrls(object: ObjectSchema, version: string): Record<string, string> {
  const sobject = `/services/data/v${version}/sobjects/${object.name}`;
  return {
    sobject,
    describe: `${sobject}/describe`,
    rowTemplate: `${sobject}/{ID}`,
    layouts: `${sobject}/describe/layouts`,
  };
}

/** What `GET /sobjects` lists of an object, and `describe` repeats. */
function summary(object: ObjectSchema, version: string): Record<string, unknown> {
  return {
    activateable: false,
    associateEntityType: null,
    associateParentEntity: null,
    createable: object.createable,
    custom: object.custom,
    customSetting: false,
    deepCloneable: false,
    deletable: object.deletable,
    deprecatedAndHidden: false,
    feedEnabled: false,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: true,
    mergeable: false,
    mruEnabled: true,
    name: object.name,
    queryable: true,
    replicateable: true,
    retrieveable: true,
    searchable: false,
    triggerable: true,
    undeletable: false,
    updateable: object.updateable,
    urls: objectUrls(object, version),
  };
}

/** The record types a user can choose, the master among them. */
export function recordTypeInfos(object: ObjectSchema, version: string): object[] {
  const layout = (id: string): object => ({
    urls: { layout: `/services/data/v${version}/sobjects/${object.name}/describe/layouts/${id}` },
  });
  const own = object.recordTypes.map((type, index) => ({
    active: type.active,
    available: type.active,
    defaultRecordTypeMapping: index === 0,
    developerName: type.developerName,
    master: false,
    name: type.label,
    recordTypeId: type.id,
    ...layout(type.id),
  }));
  const master = {
    active: true,
    available: true,
    defaultRecordTypeMapping: own.length === 0,
    developerName: 'Master',
    master: true,
    name: 'Master',
    recordTypeId: MASTER_RECORD_TYPE,
    ...layout(MASTER_RECORD_TYPE),
  };
  return [...own, master];
}

function describeObject(object: ObjectSchema, version: string): object {
  return {
    ...summary(object, version),
    actionOverrides: [],
    childRelationships: object.childRelationships.map((child) => ({
      cascadeDelete: child.cascadeDelete,
      childSObject: child.childObject,
      deprecatedAndHidden: false,
      field: child.field,
      junctionIdListNames: [],
      junctionReferenceTo: [],
      relationshipName: child.relationshipName ?? null,
      restrictedDelete: child.restrictedDelete,
    })),
    compactLayoutable: true,
    defaultImplementation: null,
    extendedBy: null,
    extendsInterfaces: null,
    fields: object.fields.map(describeField),
    implementedBy: null,
    implementsInterfaces: null,
    listviewable: null,
    lookupLayoutable: null,
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: recordTypeInfos(object, version),
    searchLayoutable: false,
    sobjectDescribeOption: 'FULL',
    supportedScopes: [
      { label: `All ${object.labelPlural.toLowerCase()}`, name: 'everything' },
      { label: `My ${object.labelPlural.toLowerCase()}`, name: 'mine' },
    ],
  };
}

function describeGlobal(org: Org, version: string): object {
  const objects = [...org.schema.objects.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    encoding: 'UTF-8',
    maxBatchSize: 200,
    sobjects: objects.map((object) => summary(object, version)),
  };
}

/** `GET /sobjects`, `/sobjects/X` and `/sobjects/X/describe`. */
export const describeResources: readonly Resource[] = [
  {
    method: 'GET',
    path: '/sobjects',
    handle: (request, _params, context) =>
      notModified(request, context.startedAt) ?? {
        status: 200,
        body: describeGlobal(context.org, request.version),
        headers: freshness(context.startedAt),
      },
  },
  {
    method: 'GET',
    path: '/sobjects/:object',
    handle(request, params, context) {
      const object = objectOf(context.org, param(params, 'object'));
      const own = context.recent.of(request.userId).filter((record) => record.object === object.name);
      const recentItems = recentRows(own, own.length, request.userId, context);
      return { status: 200, body: { objectDescribe: summary(object, request.version), recentItems } };
    },
  },
  {
    method: 'GET',
    path: '/sobjects/:object/describe',
    handle(request, params, { org, startedAt }) {
      const body = describeObject(objectOf(org, param(params, 'object')), request.version);
      return notModified(request, startedAt) ?? { status: 200, body, headers: freshness(startedAt) };
    },
  },
];
