import { RecordRefused } from '../fault.ts';
import { parseElement } from '../flowFile.ts';
import type { Node } from '../interview.ts';
import type { FlowScope } from '../scope.ts';
import { fieldIn } from '../scope.ts';
import { customErrorShape } from '../shapes.ts';
import { compileTemplate } from '../template.ts';

/** "The error message can have up to 255 characters" (Salesforce Help, "Custom Error Element"). */
const MOST_CHARACTERS = 255;

/** Refuses the save that started the flow, with messages on the record or on its fields. */
export function compileCustomError(scope: FlowScope, element: unknown): Node {
  const { customErrorMessages } = parseElement(scope.file, 'customErrors', element, customErrorShape);
  const messages = customErrorMessages.map((given) => {
    const isOfField = given.isFieldError === true;
    return {
      message: compileTemplate(scope, given.errorMessage),
      fields: isOfField ? [fieldIn(scope, scope.object, given.fieldSelection ?? '').name] : [],
    };
  });
  return {
    faultTarget: undefined,
    run(interview) {
      const [first, ...more] = messages.map(
        ({ message, fields }) => new RecordRefused(message(interview).slice(0, MOST_CHARACTERS), fields),
      );
      if (first === undefined) return undefined;
      throw new RecordRefused(first.message, first.fields, more);
    },
  };
}
