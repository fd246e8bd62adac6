import { LightningElement, wire } from 'lwc';
import locale from '@salesforce/i18n/locale';
import timeZone from '@salesforce/i18n/timeZone';
import { dueWords } from 'c/dueWords';
import type { RecordNode } from 'c/recordNode';
import { recordsIn, totalIn } from 'c/recordNode';
import type { GraphqlResult } from 'lightning/graphql';
import { graphql } from 'lightning/graphql';
import { requestAddress } from 'local/route';
import { requestListQuery } from './requestListQuery';

interface RequestRow {
  readonly key: string;
  readonly number: string;
  readonly address: string;
  readonly action: string;
  readonly due: string;
  readonly dueClass: string;
  readonly chapter: string;
  readonly area: string;
  readonly submitted: string;
  readonly status: string;
}

const dayFormat = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium' });

function readRow(clock: RecordNode): RequestRow {
  const request = clock.parent('Request__r');
  const due = clock.text('Next_Action_Due__c');
  const words = due === undefined ? undefined : dueWords(new Date(due), new Date(), { locale, timeZone });
  const submitted = request.text('CreatedDate');
  return {
    key: clock.id,
    number: request.text('CaseNumber') ?? '',
    address: requestAddress(request.id),
    action: clock.label('Next_Action__c') ?? '',
    due: words?.text ?? '',
    dueClass: words?.overdue ? 'due due_overdue' : 'due',
    chapter: request.parent('Chapter__r').text('Name') ?? 'Unknown',
    area: request.label('Area_of_Expertise__c') ?? 'Unknown',
    submitted: submitted === undefined ? '' : dayFormat.format(new Date(submitted)),
    status: request.label('Assignment_Status__c') ?? '',
  };
}

/** Engage's list "Client Requests – Need Action", with what to do and by when. */
export default class RequestList extends LightningElement {
  @wire(graphql, { query: requestListQuery })
  result: GraphqlResult = { data: undefined, errors: undefined };

  get rows(): readonly RequestRow[] {
    return recordsIn(this.result.data, 'Request_Clock__c').map(readRow);
  }

  get loading(): boolean {
    return !this.result.data && !this.result.errors;
  }

  get problem(): string {
    return this.result.errors?.map(({ message }) => message).join(' ') ?? '';
  }

  get isEmpty(): boolean {
    return this.rows.length === 0;
  }

  get count(): string {
    const total = totalIn(this.result.data, 'Request_Clock__c');
    const { length } = this.rows;
    return total === undefined || total <= length
      ? `${length} requests, soonest due first`
      : `The first ${length} of ${total} requests, soonest due first`;
  }
}
