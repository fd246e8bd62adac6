import type { RecordNode } from 'c/recordNode';
import { recordsIn } from 'c/recordNode';
import type { FoundTopics } from 'c/scoreRules';
import type { GraphqlResult } from 'lightning/graphql';
import type { RecordResult } from 'lightning/uiRecordApi';
import type { TopicChoice } from './topicChoices';
import { choicesOf, codesIn } from './topicChoices';

/** What can be ticked, and what is ticked on the row. */
export interface Topics {
  readonly clockId: string;
  readonly areas: readonly TopicChoice[];
  readonly industries: readonly TopicChoice[];
  readonly confirmedAreas: readonly string[];
  readonly confirmedIndustries: readonly string[];
}

export type EmptyReason = 'closed' | 'notWorkedOut' | 'noQuestion' | 'nothingFound';

/** The five states. */
export type TopicsState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'noAccess' }
  | { readonly kind: 'error'; readonly detail: string }
  | { readonly kind: 'empty'; readonly reason: EmptyReason }
  | { readonly kind: 'ready'; readonly topics: Topics };

/** An object or field that the reader may not see does not exist in the reader's schema. */
const noAccess = /FieldUndefined|INSUFFICIENT_ACCESS|INVALID_TYPE/;

/** The question; undefined when it is blank or not to be read. */
function questionIn({ data }: RecordResult, field: string): string | undefined {
  const value = data?.fields[field]?.value;
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function topicsOn(clock: RecordNode, found: FoundTopics): Topics {
  const confirmedAreas = codesIn(clock.text('Topic_Areas__c'));
  const confirmedIndustries = codesIn(clock.text('Topic_Industries__c'));
  return {
    clockId: clock.id,
    areas: choicesOf(found.areas, confirmedAreas),
    industries: choicesOf(found.industries, confirmedIndustries),
    confirmedAreas,
    confirmedIndustries,
  };
}

/** What the answers of both wires mean to the reader; `read` finds the topics of a question. */
export function topicsState(
  record: RecordResult,
  { data, errors }: GraphqlResult,
  questionField: string,
  read: (question: string) => FoundTopics,
): TopicsState {
  if (errors && errors.length > 0) {
    const detail = errors.map(({ message }) => message).join(' ');
    return noAccess.test(detail) ? { kind: 'noAccess' } : { kind: 'error', detail };
  }
  if (data === undefined || data === null || (!record.data && !record.error)) {
    return { kind: 'loading' };
  }
  const [request] = recordsIn(data, 'Case');
  const [clock] = recordsIn(data, 'Request_Clock__c');
  if (request === undefined || record.error) {
    return { kind: 'noAccess' };
  }
  if (request.flag('IsClosed')) {
    return { kind: 'empty', reason: 'closed' };
  }
  if (clock === undefined) {
    return { kind: 'empty', reason: 'notWorkedOut' };
  }
  const question = questionIn(record, questionField);
  const topics = topicsOn(clock, question === undefined ? { areas: [], industries: [] } : read(question));
  if (topics.areas.length + topics.industries.length > 0) {
    return { kind: 'ready', topics };
  }
  return { kind: 'empty', reason: question === undefined ? 'noQuestion' : 'nothingFound' };
}
