import { loopItem } from './elements/loop.ts';
import { lookupResult } from './elements/recordLookup.ts';
import { compileFlowFormula } from './formula.ts';
import { cannotRun, elementName, parseElement } from './flowFile.ts';
import type { Interview } from './interview.ts';
import type { Resource } from './resource.ts';
import { keptResource } from './resource.ts';
import type { FlowScope } from './scope.ts';
import { objectIn } from './scope.ts';
import {
  constantShape,
  formulaShape,
  loopShape,
  recordCreateShape,
  recordLookupShape,
  textTemplateShape,
  variableShape,
} from './shapes.ts';
import { compileTemplate } from './template.ts';
import { compileValue, readAs } from './value.ts';
import type { FlowValue, ScalarKind, ValueType } from './valueType.ts';
import { scalar } from './valueType.ts';

/** Data types of variables, constants and formulas; SObject is a record. */
const dataTypes: Readonly<Record<string, ScalarKind>> = {
  String: 'text',
  Picklist: 'text',
  Multipicklist: 'text',
  Number: 'number',
  Currency: 'number',
  Boolean: 'boolean',
  Date: 'date',
  DateTime: 'datetime',
  Time: 'time',
};

function scalarKind(scope: FlowScope, dataType: string): ScalarKind {
  const kind = dataTypes[dataType];
  if (kind !== undefined) return kind;
  throw cannotRun(scope.file, `${scope.element} of type ${dataType}`, 'the data type is not supported');
}

/** What each variable is at the start of a run. */
export interface StartValue {
  readonly name: string;
  readonly read: (interview: Interview) => FlowValue;
}

/** How an element or resource of one kind can be referred to by its name; undefined: it cannot. */
type CompileResource = (scope: FlowScope, element: unknown) => Resource | undefined;

export const resourceKinds: ReadonlyMap<string, CompileResource> = new Map<string, CompileResource>([
  [
    'variables',
    (scope, element) => {
      const variable = parseElement(scope.file, 'variables', element, variableShape);
      return keptResource(variable.name, variableType(scope, variable));
    },
  ],
  [
    'constants',
    (scope, element) => {
      const constant = parseElement(scope.file, 'constants', element, constantShape);
      const type = scalar(scalarKind(scope, constant.dataType));
      const read = readAs(scope, compileValue(scope, constant.value), type, constant.name);
      return { type, read, write: undefined };
    },
  ],
  ['formulas', compileFormulaResource],
  [
    'textTemplates',
    (scope, element) => {
      const template = parseElement(scope.file, 'textTemplates', element, textTemplateShape);
      return { type: scalar('text'), read: compileTemplate(scope, template.text), write: undefined };
    },
  ],
  [
    'recordLookups',
    (scope, element) => {
      const lookup = parseElement(scope.file, 'recordLookups', element, recordLookupShape);
      const type = lookupResult(scope, lookup);
      return type && keptResource(lookup.name, type);
    },
  ],
  [
    'recordCreates',
    (scope, element) => {
      const create = parseElement(scope.file, 'recordCreates', element, recordCreateShape);
      if (create.storeOutputAutomatically !== true) return undefined;
      return { ...keptResource(create.name, scalar('text')), write: undefined };
    },
  ],
  [
    'loops',
    (scope, element) => {
      const loop = parseElement(scope.file, 'loops', element, loopShape);
      return keptResource(loop.name, loopItem(scope, loop));
    },
  ],
]);

function variableType(
  scope: FlowScope,
  variable: { dataType: string; isCollection?: boolean | undefined; objectType?: string | undefined },
): ValueType {
  const collection = variable.isCollection === true;
  if (variable.dataType === 'SObject') {
    return { kind: 'record', object: objectIn(scope, variable.objectType), collection };
  }
  return { kind: scalarKind(scope, variable.dataType), collection };
}

function compileFormulaResource(scope: FlowScope, element: unknown): Resource {
  const formula = parseElement(scope.file, 'formulas', element, formulaShape);
  const kind = scalarKind(scope, formula.dataType);
  return {
    type: scalar(kind),
    read: compileFlowFormula(scope, formula.expression, kind, formula.scale),
    write: undefined,
  };
}

/** The values variables start with. */
export function startValues(scope: FlowScope, variables: readonly unknown[]): StartValue[] {
  return variables.flatMap((element) => {
    const here = { ...scope, element: elementName('variables', element) };
    const { name, value, ...variable } = parseElement(scope.file, 'variables', element, variableShape);
    const type = variableType(here, variable);
    if (value === undefined) return [];
    return [{ name, read: readAs(here, compileValue(here, value), type, name) }];
  });
}
