import { readDraft } from '../../dml/find.ts';
import { flowRecord } from '../flowRecord.ts';
import type { Interview } from '../interview.ts';
import type { FlowScope } from '../scope.ts';
import { mistake, objectIn } from '../scope.ts';
import type { ActionCallShape } from '../shapes.ts';
import { compileValue, readAs } from '../value.ts';
import { scalar } from '../valueType.ts';
import { putOut } from './outbox.ts';
import { compileRecipients } from './recipients.ts';

/** An `emailAlert` action: the alert's template and recipients, for the record its `SObjectRowId` names. */
export function compileEmailAlert(scope: FlowScope, action: ActionCallShape): (interview: Interview) => void {
  const alert = scope.alerts.get(action.actionName);
  if (alert === undefined) {
    throw mistake(scope, `there is no e-mail alert ${action.actionName} in workflows/*.workflow-meta.xml`);
  }
  const object = objectIn(scope, action.actionName.split('.')[0]);
  const [parameter, ...others] = action.inputParameters;
  if (parameter?.name !== 'SObjectRowId' || others.length > 0) {
    throw mistake(scope, 'an e-mail alert takes one input, SObjectRowId');
  }
  const recordId = readAs(scope, compileValue(scope, parameter.value), scalar('text'), 'SObjectRowId');
  const recipients = compileRecipients(scope, object, alert);
  return (interview) => {
    const { engine, userId } = interview;
    const named = recordId(interview);
    const id = typeof named === 'string' ? named : '';
    const reached = recipients(engine, flowRecord(object, readDraft(engine, object, id)));
    // Nobody to send to: no mail, and no fault, as on the platform.
    if (reached.length === 0 && alert.ccEmails.length === 0) return;
    putOut(engine.database, {
      sentAt: engine.stamp(),
      source: scope.flowName,
      alert: action.actionName,
      template: alert.template,
      subject: null,
      body: null,
      senderType: alert.senderType ?? 'CurrentUser',
      to: reached.map((recipient) => recipient.address),
      cc: alert.ccEmails,
      bcc: [],
      recipientIds: reached.flatMap((recipient) => recipient.id ?? []),
      relatedRecordId: id,
      userId,
    });
  };
}
