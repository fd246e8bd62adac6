import { parseElement } from '../flowFile.ts';
import { becomesTrue, compileCondition, joinTests } from '../condition.ts';
import type { Node } from '../interview.ts';
import type { FlowScope } from '../scope.ts';
import { target } from '../scope.ts';
import { decisionShape } from '../shapes.ts';

/** The first rule whose conditions hold leads on; none: the default connector. */
export function compileDecision(scope: FlowScope, element: unknown): Node {
  const decision = parseElement(scope.file, 'decisions', element, decisionShape);
  const otherwise = target(scope, decision.defaultConnector);
  const rules = decision.rules.map((rule) => {
    const tests = rule.conditions.map((condition) => compileCondition(scope, condition));
    const test = joinTests(scope, rule.conditionLogic, tests);
    const holds = rule.doesRequireRecordChangedToMeetCriteria === true ? becomesTrue(test) : test;
    return { holds, next: target(scope, rule.connector) };
  });
  return {
    faultTarget: undefined,
    run(interview) {
      const taken = rules.find((rule) => rule.holds(interview));
      return taken === undefined ? otherwise : taken.next;
    },
  };
}
