import { LightningElement, api, wire } from 'lwc';
import locale from '@salesforce/i18n/locale';
import timeZone from '@salesforce/i18n/timeZone';
import type { RecordNode } from 'c/recordNode';
import { recordsIn } from 'c/recordNode';
import type { GraphqlResult } from 'lightning/graphql';
import { graphql } from 'lightning/graphql';
import { requestQuery } from './requestQuery';

interface Detail {
  readonly name: string;
  readonly value: string;
}

const submittedFormat = new Intl.DateTimeFormat(locale, {
  timeZone,
  dateStyle: 'medium',
  timeStyle: 'short',
});

function readDetails(request: RecordNode): Detail[] {
  const submitted = request.text('CreatedDate');
  const inBusiness = request.flag('Business_Established__c');
  return [
    { name: 'Chapter', value: request.parent('Chapter__r').text('Name') ?? 'Unknown' },
    { name: 'Area of expertise', value: request.label('Area_of_Expertise__c') ?? 'Unknown' },
    {
      name: 'Industry',
      value: request.label('Industry__c') ?? (inBusiness ? 'Unknown' : 'Not in business yet'),
    },
    { name: 'Submitted', value: submitted === undefined ? '' : submittedFormat.format(new Date(submitted)) },
    { name: 'Assignment status', value: request.label('Assignment_Status__c') ?? '' },
    { name: 'Status', value: request.label('Status') ?? '' },
  ];
}

/** One mentoring request beside its recommendations, as a record page of Engage would lay them out. */
export default class RequestPage extends LightningElement {
  @api recordId: string | undefined;
  result: GraphqlResult = { data: undefined, errors: undefined };

  get variables(): { recordId: string | undefined } {
    return { recordId: this.recordId };
  }

  @wire(graphql, { query: requestQuery, variables: '$variables' })
  receive(result: GraphqlResult): void {
    this.result = result;
    document.title = `${this.heading} | Local Engage`;
  }

  get request(): RecordNode | undefined {
    return recordsIn(this.result.data, 'Case')[0];
  }

  get heading(): string {
    const number = this.request?.text('CaseNumber');
    return number === undefined ? 'Mentoring request' : `Mentoring request ${number}`;
  }

  get details(): readonly Detail[] {
    return this.request ? readDetails(this.request) : [];
  }

  get loading(): boolean {
    return !this.result.data && !this.result.errors;
  }

  get problem(): string | undefined {
    if (this.result.errors) {
      return this.result.errors.map(({ message }) => message).join(' ');
    }
    return this.loading || this.request
      ? undefined
      : `There is no mentoring request ${this.recordId ?? ''} that this user may see.`;
  }
}
