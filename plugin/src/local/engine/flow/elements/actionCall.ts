import { cannotRun, parseElement } from '../flowFile.ts';
import type { Interview, Node } from '../interview.ts';
import { compileEmailAlert } from '../mail/emailAlert.ts';
import { compileEmailSimple } from '../mail/emailSimple.ts';
import type { FlowScope } from '../scope.ts';
import { target } from '../scope.ts';
import type { ActionCallShape } from '../shapes.ts';
import { actionCallShape } from '../shapes.ts';

type CompileAction = (scope: FlowScope, action: ActionCallShape) => (interview: Interview) => void;

const actions: Readonly<Record<string, CompileAction>> = {
  emailAlert: compileEmailAlert,
  emailSimple: compileEmailSimple,
};

/** An action: mails only; anything else is refused by name. */
export function compileActionCall(scope: FlowScope, element: unknown): Node {
  const action = parseElement(scope.file, 'actionCalls', element, actionCallShape);
  const compile = actions[action.actionType];
  if (compile === undefined) {
    throw cannotRun(
      scope.file,
      `${scope.element}, an action of type ${action.actionType}`,
      `the actions it runs are ${Object.keys(actions).join(' and ')}`,
    );
  }
  const run = compile(scope, action);
  const next = target(scope, action.connector);
  return {
    faultTarget: target(scope, action.faultConnector),
    run(interview) {
      run(interview);
      return next;
    },
  };
}
