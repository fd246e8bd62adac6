import { existsSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { AccessMetadata } from '../access/accessMetadata.ts';
import { accessKinds, noAccessMetadata } from '../access/accessMetadata.ts';
import { permissionSetShape, type PermissionSetElement } from '../access/accessShapes.ts';
import { formulaKinds } from '../formula/kinds.ts';
import type { CustomMetadataElement, ValidationRuleElement } from '../formula/shapes.ts';
import type { AlertElement, FlowFile } from '../flow/index.ts';
import { readFlowFile, workflowShape } from '../flow/index.ts';
import type { AssignmentRulesElement, CaseSettingsElement } from '../assignment/assignmentShapes.ts';
import { assignmentRulesShape, caseSettingsShape } from '../assignment/assignmentShapes.ts';
import { MetadataError } from '../metadataError.ts';
import type { QueueElement } from '../queues/queueShape.ts';
import { queueShape } from '../queues/queueShape.ts';
import { refuseWhatCannotRun } from './refusals.ts';
import * as shapes from './shapes.ts';
import { readXml } from './xml.ts';

export interface Sourced<T> {
  file: string;
  element: T;
}

export interface ObjectFolder {
  name: string;
  object: Sourced<shapes.ObjectElement> | undefined;
  fields: Map<string, Sourced<shapes.FieldElement>>;
  recordTypes: Map<string, Sourced<shapes.RecordTypeElement>>;
  businessProcesses: Map<string, Sourced<shapes.BusinessProcessElement>>;
}

/** Everything the metadata folders say, the first folder's word first. */
export interface Metadata {
  objects: Map<string, ObjectFolder>;
  globalValueSets: Map<string, shapes.PicklistElement[]>;
  standardValueSets: Map<string, shapes.PicklistElement[]>;
  permissionSets: Map<string, PermissionSetElement>;
  /** By developer name. */
  queues: Map<string, Sourced<QueueElement>>;
  /** By object. */
  assignmentRules: Map<string, Sourced<AssignmentRulesElement>>;
  caseSettings?: CaseSettingsElement;
  access: AccessMetadata;
  /** By `Object.Rule`. */
  validationRules: Map<string, Sourced<ValidationRuleElement>>;
  /** By `Type.Record`, without `__mdt`. */
  customMetadata: Map<string, Sourced<CustomMetadataElement>>;
  /** Active flows that a save starts, by API name; undefined for files without effect. */
  flows: Map<string, FlowFile | undefined>;
  /** E-mail alerts by `Case.Alert_Name`. */
  emailAlerts: Map<string, AlertElement>;
}

function addOnce<T>(map: Map<string, T>, key: string, make: () => T): void {
  if (!map.has(key)) map.set(key, make());
}

/** File kinds the engine loads: a path pattern and what to do with its captured names. */
const kinds: readonly { path: RegExp; load(metadata: Metadata, file: string, names: string[]): void }[] = [
  {
    path: /objects\/([^/]+)\/\1\.object-meta\.xml$/,
    load(metadata, file, [name = '']) {
      const folder = objectFolder(metadata, name);
      folder.object ??= { file, element: readXml(file, 'CustomObject', shapes.objectShape) };
    },
  },
  {
    path: /objects\/([^/]+)\/fields\/([^/]+)\.field-meta\.xml$/,
    load(metadata, file, [object = '', name = '']) {
      addOnce(objectFolder(metadata, object).fields, name, () => {
        const element = readXml(file, 'CustomField', shapes.fieldShape);
        if (element.fullName === name) return { file, element };
        throw new MetadataError(file, `<fullName> is ${element.fullName}, the file is named for ${name}`);
      });
    },
  },
  {
    path: /objects\/([^/]+)\/recordTypes\/([^/]+)\.recordType-meta\.xml$/,
    load(metadata, file, [object = '', name = '']) {
      addOnce(objectFolder(metadata, object).recordTypes, name, () => ({
        file,
        element: readXml(file, 'RecordType', shapes.recordTypeShape),
      }));
    },
  },
  {
    path: /objects\/([^/]+)\/businessProcesses\/([^/]+)\.businessProcess-meta\.xml$/,
    load(metadata, file, [object = '', name = '']) {
      addOnce(objectFolder(metadata, object).businessProcesses, name, () => ({
        file,
        element: readXml(file, 'BusinessProcess', shapes.businessProcessShape),
      }));
    },
  },
  {
    path: /queues\/([^/]+)\.queue-meta\.xml$/,
    load({ queues }, file, [name = '']) {
      addOnce(queues, name, () => ({ file, element: readXml(file, 'Queue', queueShape) }));
    },
  },
  {
    path: /assignmentRules\/(Case|Lead)\.assignmentRules-meta\.xml$/,
    load({ assignmentRules }, file, [object = '']) {
      addOnce(assignmentRules, object, () => ({
        file,
        element: readXml(file, 'AssignmentRules', assignmentRulesShape),
      }));
    },
  },
  {
    path: /settings\/Case\.settings-meta\.xml$/,
    load(metadata, file) {
      metadata.caseSettings ??= readXml(file, 'CaseSettings', caseSettingsShape);
    },
  },
  {
    path: /globalValueSets\/([^/]+)\.globalValueSet-meta\.xml$/,
    load(metadata, file, [name = '']) {
      addOnce(
        metadata.globalValueSets,
        name,
        () => readXml(file, 'GlobalValueSet', shapes.globalValueSetShape).customValue,
      );
    },
  },
  {
    path: /standardValueSets\/([^/]+)\.standardValueSet-meta\.xml$/,
    load(metadata, file, [name = '']) {
      addOnce(
        metadata.standardValueSets,
        name,
        () => readXml(file, 'StandardValueSet', shapes.standardValueSetShape).standardValue,
      );
    },
  },
  {
    path: /permissionsets\/([^/]+)\.permissionset-meta\.xml$/,
    load(metadata, file, [name = '']) {
      addOnce(metadata.permissionSets, name, () => readXml(file, 'PermissionSet', permissionSetShape));
    },
  },
  ...accessKinds,
  ...formulaKinds,
  {
    path: /flows\/([^/]+)\.flow-meta\.xml$/,
    load(metadata, file, [name = '']) {
      addOnce(metadata.flows, name, () => readFlowFile(file));
    },
  },
  {
    path: /workflows\/([^/]+)\.workflow-meta\.xml$/,
    load(metadata, file, [object = '']) {
      // Its rules, if one is active, cannot run.
      refuseWhatCannotRun(file);
      for (const alert of readXml(file, 'Workflow', workflowShape).alerts) {
        addOnce(metadata.emailAlerts, `${object}.${alert.fullName}`, () => alert);
      }
    },
  },
];

function objectFolder(metadata: Metadata, name: string): ObjectFolder {
  let folder = metadata.objects.get(name);
  if (folder === undefined) {
    folder = {
      name,
      object: undefined,
      fields: new Map(),
      recordTypes: new Map(),
      businessProcesses: new Map(),
    };
    metadata.objects.set(name, folder);
  }
  return folder;
}

/** Reads source-format folders at any depth; of two files that define one thing the first folder's wins. */
export function readFolders(folders: readonly string[]): Metadata {
  const metadata: Metadata = {
    objects: new Map(),
    globalValueSets: new Map(),
    standardValueSets: new Map(),
    permissionSets: new Map(),
    queues: new Map(),
    assignmentRules: new Map(),
    flows: new Map(),
    emailAlerts: new Map(),
    access: noAccessMetadata(),
    validationRules: new Map(),
    customMetadata: new Map(),
  };
  for (const folder of folders) {
    if (!existsSync(folder)) {
      throw new MetadataError(
        folder,
        'there is no such metadata folder. Build it, or name another with --metadata.',
      );
    }
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => !name.includes('node_modules')).sort()) {
      readFile(metadata, join(folder, file), file.split(sep).join('/'));
    }
  }
  return metadata;
}

function readFile(metadata: Metadata, file: string, path: string): void {
  for (const kind of kinds) {
    const match = kind.path.exec(path);
    if (match !== null) {
      kind.load(metadata, file, match.slice(1));
      return;
    }
  }
  refuseWhatCannotRun(file);
}
