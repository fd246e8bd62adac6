import type { Files } from './fixture.ts';
import { xml } from './fixture.ts';

export type Part = Exclude<Parameters<typeof xml>[1], string | number | boolean>;

/** `<connector>` to an element. */
export function to(name: string): Part {
  return { targetReference: name };
}

export function text(value: string): Part {
  return { stringValue: value };
}

export function ref(path: string): Part {
  return { elementReference: path };
}

export function filter(field: string, operator: string, value?: Part): Part {
  return { field, operator, ...(value === undefined ? {} : { value }) };
}

export function condition(left: string, operator: string, right?: Part): Part {
  return { leftValueReference: left, operator, ...(right === undefined ? {} : { rightValue: right }) };
}

export function assign(path: string, value: Part, operator = 'Assign'): Part {
  return { assignToReference: path, operator, value };
}

export function input(field: string, value: Part): Part {
  return { field, value };
}

type Timing = 'RecordBeforeSave' | 'RecordAfterSave' | 'RecordBeforeDelete';

/** An active flow on Visit__c, after each save, whose first element is `first`. */
export function flow(
  name: string,
  first: string,
  elements: Part,
  start: Part & { triggerType?: Timing } = {},
  whole: Part = {},
): Files {
  return {
    [`flows/${name}.flow-meta.xml`]: xml('Flow', {
      apiVersion: '66.0',
      label: name.replaceAll('_', ' '),
      processType: 'AutoLaunchedFlow',
      status: 'Active',
      start: {
        locationX: 50,
        locationY: 0,
        connector: to(first),
        object: 'Visit__c',
        recordTriggerType: 'CreateAndUpdate',
        triggerType: 'RecordAfterSave',
        ...start,
      },
      ...elements,
      ...whole,
    }),
  };
}
