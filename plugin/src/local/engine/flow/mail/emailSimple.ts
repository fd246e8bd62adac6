import { readDraft } from '../../dml/find.ts';
import { Fault } from '../fault.ts';
import type { Interview } from '../interview.ts';
import type { FlowScope } from '../scope.ts';
import { mistake } from '../scope.ts';
import { cannotRun } from '../flowFile.ts';
import type { ActionCallShape } from '../shapes.ts';
import type { Value } from '../value.ts';
import { compileValue, readAs } from '../value.ts';
import type { FlowValue } from '../valueType.ts';
import { isCollection, isScalar, scalar } from '../valueType.ts';
import { putOut } from './outbox.ts';

/** Inputs of the Send Email action ("Simple Email Actions", Actions Developer Guide) that say where a mail goes. */
const addressInputs: Readonly<Record<string, 'to' | 'cc' | 'bcc'>> = {
  recipientAddresses: 'to',
  emailAddresses: 'to',
  emailAddressesArray: 'to',
  ccAddresses: 'cc',
  ccRecipientAddressList: 'cc',
  ccRecipientAddressCollection: 'cc',
  bccAddresses: 'bcc',
  bccRecipientAddressList: 'bcc',
  bccRecipientAddressCollection: 'bcc',
};

const textInputs = [
  'emailSubject',
  'emailBody',
  'senderType',
  'recipientId',
  'relatedRecordId',
  'emailTemplateId',
];
/** How the mail looks or is filed, which the outbox does not show. */
const silentInputs = [
  'addThreadingTokenToBody',
  'addThreadingTokenToSubject',
  'logEmailOnSend',
  'senderAddress',
  'sendRichBody',
  'useLineBreaks',
];

type Read = (interview: Interview) => FlowValue;

function textList(value: FlowValue): string[] {
  const items = isCollection(value) ? value : [value];
  return items
    .flatMap((item) => (isScalar(item) && item !== null ? String(item).split(',') : []))
    .map((address) => address.trim())
    .filter((address) => address !== '');
}

function readAddresses(scope: FlowScope, name: string, value: Value): Read {
  return readAs(scope, value, { kind: 'text', collection: value.type.collection }, name);
}

/** An `emailSimple` action: addresses, subject and body as the flow gives them, or a template and its recipient. */
export function compileEmailSimple(
  scope: FlowScope,
  action: ActionCallShape,
): (interview: Interview) => void {
  const addresses: { to: Read[]; cc: Read[]; bcc: Read[] } = { to: [], cc: [], bcc: [] };
  const texts = new Map<string, Read>();
  for (const { name, value: given } of action.inputParameters) {
    const value = compileValue(scope, given);
    const kind = addressInputs[name];
    if (kind !== undefined) addresses[kind].push(readAddresses(scope, name, value));
    else if (textInputs.includes(name)) texts.set(name, readAs(scope, value, scalar('text'), name));
    else if (!silentInputs.includes(name))
      throw cannotRun(scope.file, scope.element, `the input ${name} is not known`);
  }
  if (!texts.has('emailTemplateId') && !(texts.has('emailSubject') && texts.has('emailBody'))) {
    throw mistake(scope, 'a mail needs emailSubject and emailBody, or an emailTemplateId');
  }
  return (interview) => {
    const read = (name: string): string | null => {
      const value = texts.get(name)?.(interview) ?? null;
      return isScalar(value) && value !== null ? String(value) : null;
    };
    const list = (reads: readonly Read[]): string[] => reads.flatMap((each) => textList(each(interview)));
    const recipientId = read('recipientId');
    const recipient = recipientId === null ? undefined : recipientAddress(interview, recipientId);
    const to = [...list(addresses.to), ...(recipient === undefined ? [] : [recipient])];
    const cc = list(addresses.cc);
    const bcc = list(addresses.bcc);
    if (to.length + cc.length + bcc.length === 0) {
      throw new Fault('Missing required input parameter: emailAddresses');
    }
    putOut(interview.engine.database, {
      sentAt: interview.engine.stamp(),
      source: scope.flowName,
      alert: null,
      template: read('emailTemplateId'),
      subject: read('emailSubject'),
      body: read('emailBody'),
      senderType: read('senderType') ?? 'CurrentUser',
      to,
      cc,
      bcc,
      recipientIds: recipientId === null ? [] : [recipientId],
      relatedRecordId: read('relatedRecordId'),
      userId: interview.userId,
    });
  };
}

function recipientAddress({ engine }: Interview, id: string): string | undefined {
  const object = engine.schema.objectOfId(id);
  const address = object === undefined ? undefined : readDraft(engine, object, id).get('Email');
  return typeof address === 'string' ? address : undefined;
}
