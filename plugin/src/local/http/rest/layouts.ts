import type { FieldSchema, ObjectSchema } from '../../engine/index.ts';
import { notFound } from '../errorResponse.ts';
import { param, type ApiResponse, type Resource } from '../resource.ts';
import { MASTER_RECORD_TYPE } from './describe.ts';
import { objectOf } from './objectOf.ts';

/** The one layout of every object: no page layouts are read from metadata. */
const LAYOUT_ID = '00h000000000000AAA';
const NAME_OF_SECTION = 'Information';

function layoutItem(field: FieldSchema, editable: boolean): object {
  const component = { details: null, displayLines: 1, tabOrder: 0, type: 'Field', value: field.name };
  return {
    editableForNew: editable && field.createable,
    editableForUpdate: editable && field.updateable,
    label: field.label,
    layoutComponents: [component],
    placeholder: false,
    required: editable && !field.nillable && field.createable && field.defaultValue === undefined,
  };
}

/** Every field in two columns, in the order of the schema. */
function section(object: ObjectSchema, editable: boolean): object {
  const shown = object.fields.filter((field) => !editable || field.createable || field.updateable);
  const rows: object[] = [];
  for (let i = 0; i < shown.length; i += 2) {
    const items = shown.slice(i, i + 2).map((field) => layoutItem(field, editable));
    rows.push({ layoutItems: items, numItems: items.length });
  }
  return {
    collapsed: false,
    columns: 2,
    heading: NAME_OF_SECTION,
    layoutRows: rows,
    layoutSectionId: null,
    parentLayoutId: LAYOUT_ID,
    rows: rows.length,
    tabOrder: 'LeftToRight',
    useCollapsibleSection: false,
    useHeading: true,
  };
}

function layout(object: ObjectSchema): object {
  return {
    buttonLayoutSection: { detailButtons: [] },
    detailLayoutSections: [section(object, false)],
    editLayoutSections: [section(object, true)],
    feedView: null,
    highlightsPanelLayoutSection: null,
    id: LAYOUT_ID,
    multirowEditLayoutSections: [],
    offlineLinks: [],
    quickActionList: { quickActionListItems: [] },
    relatedContent: null,
    relatedLists: [],
    saveOptions: [],
  };
}

function mappings(object: ObjectSchema, version: string): { recordTypeId: string }[] {
  const base = `/services/data/v${version}/sobjects/${object.name}/describe/layouts`;
  const types = object.recordTypes.map(({ id, developerName, label, active }) => ({
    id,
    developerName,
    label,
    active,
  }));
  const master = { id: MASTER_RECORD_TYPE, developerName: 'Master', label: 'Master', active: true };
  return [...types, master].map(({ id, developerName, label, active }, index) => ({
    active,
    available: active,
    defaultRecordTypeMapping: index === 0,
    developerName,
    layoutId: LAYOUT_ID,
    master: id === MASTER_RECORD_TYPE,
    name: label,
    picklistsForRecordType: null,
    recordTypeId: id,
    urls: { layout: `${base}/${id}` },
  }));
}

function allLayouts(object: ObjectSchema, version: string): ApiResponse {
  const body = {
    layouts: [layout(object)],
    recordTypeMappings: mappings(object, version),
    recordTypeSelectorRequired: [object.recordTypes.length > 1],
  };
  return { status: 200, body };
}

/** `describe/layouts` and its kin: one layout with every field ("sObject Layouts", REST API Developer Guide). */
export const layoutResources: readonly Resource[] = [
  {
    method: 'GET',
    path: '/sobjects/:object/describe/layouts',
    handle: (request, params, { org }) => allLayouts(objectOf(org, param(params, 'object')), request.version),
  },
  {
    method: 'GET',
    path: '/sobjects/:object/describe/namedLayouts/:layout',
    handle(request, params, { org }) {
      const object = objectOf(org, param(params, 'object'));
      // The named layouts that an org has ("sObject Named Layouts"): what the user page shows to others.
      if (object.name !== 'User' || param(params, 'layout').toLowerCase() !== 'useralt') throw notFound();
      return allLayouts(object, request.version);
    },
  },
  {
    method: 'GET',
    path: '/sobjects/:object/describe/layouts/:recordType',
    handle(request, params, { org }) {
      const object = objectOf(org, param(params, 'object'));
      const wanted = param(params, 'recordType').slice(0, 15);
      const known = mappings(object, request.version).some(({ recordTypeId }) =>
        recordTypeId.startsWith(wanted),
      );
      if (!known || wanted.length < 15) throw notFound();
      return { status: 200, body: layout(object) };
    },
  },
  {
    method: 'GET',
    path: '/sobjects/:object/describe/compactLayouts',
    handle(_request, params, { org }) {
      objectOf(org, param(params, 'object'));
      const body = { compactLayouts: [], defaultCompactLayoutId: null, recordTypeCompactLayoutMappings: [] };
      return { status: 200, body };
    },
  },
  {
    method: 'GET',
    path: '/sobjects/:object/describe/approvalLayouts',
    handle(_request, params, { org }) {
      objectOf(org, param(params, 'object'));
      return { status: 200, body: { approvalLayouts: [] } };
    },
  },
];
