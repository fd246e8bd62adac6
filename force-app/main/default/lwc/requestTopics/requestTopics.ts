import { LightningElement, api, wire } from 'lwc';
import { formatLabel } from 'c/formatLabel';
import { topicsOf } from 'c/scoreRules';
import { vocabulary } from 'c/scoreTopics';
import type { GraphqlDocument, GraphqlResult } from 'lightning/graphql';
import { graphql } from 'lightning/graphql';
import type { RecordResult } from 'lightning/uiRecordApi';
import { getRecord, updateRecord } from 'lightning/uiRecordApi';
import { labels } from './labels';
import { saveFailure } from './saveFailure';
import { storedForm } from './topicChoices';
import { topicsQuery } from './topicsQuery';
import type { Topics, TopicsState } from './topicsState';
import { topicsState } from './topicsState';

/** Codes that are ticked and not saved, and the row that they are for. */
interface Ticked {
  readonly clockId: string;
  readonly areas: readonly string[];
  readonly industries: readonly string[];
}

type SaveState = 'none' | 'saving' | 'saved';

/** M4: what a client's question is about. The words are read here, in the browser; only the codes that a coordinator ticks
 * are saved. */
export default class RequestTopics extends LightningElement {
  labels = labels;
  record: RecordResult = { data: undefined, error: undefined };
  answer: GraphqlResult = { data: undefined, errors: undefined };
  ticked: Ticked | undefined;
  saveState: SaveState = 'none';
  saveProblem = '';

  @api recordId: string | undefined;
  /** API name of the Case field that holds the question. */
  @api questionField = 'Business_Questions__c';

  get requiredFields(): string[] {
    return ['Case.Id'];
  }

  get wantedFields(): string[] {
    return [`Case.${this.questionField}`];
  }

  @wire(getRecord, { recordId: '$recordId', fields: '$requiredFields', optionalFields: '$wantedFields' })
  receiveRecord(result: RecordResult): void {
    this.record = result;
  }

  get query(): GraphqlDocument | undefined {
    return this.recordId ? topicsQuery : undefined;
  }

  get variables(): { recordId: string } | undefined {
    return this.recordId ? { recordId: this.recordId } : undefined;
  }

  @wire(graphql, { query: '$query', variables: '$variables' })
  receiveTopics(result: GraphqlResult): void {
    this.answer = result;
  }

  get state(): TopicsState {
    return topicsState(this.record, this.answer, this.questionField, (question) =>
      topicsOf(question, vocabulary),
    );
  }

  get noRecord(): boolean {
    return !this.recordId;
  }

  get loading(): boolean {
    return this.state.kind === 'loading';
  }

  get noAccess(): boolean {
    return this.state.kind === 'noAccess';
  }

  get failed(): boolean {
    return this.state.kind === 'error';
  }

  get errorDetail(): string {
    return this.state.kind === 'error' ? formatLabel(labels.errorDetail, this.state.detail) : '';
  }

  get topics(): Topics | undefined {
    return this.state.kind === 'ready' ? this.state.topics : undefined;
  }

  get whyEmpty(): string {
    return this.state.kind === 'empty' ? labels[this.state.reason] : '';
  }

  get hasAreas(): boolean {
    return (this.topics?.areas.length ?? 0) > 0;
  }

  get hasIndustries(): boolean {
    return (this.topics?.industries.length ?? 0) > 0;
  }

  /** What is ticked now: as the coordinator left it, else as it was saved. */
  get selection(): Ticked {
    const { clockId = '', confirmedAreas = [], confirmedIndustries = [] } = this.topics ?? {};
    return this.ticked?.clockId === clockId
      ? this.ticked
      : { clockId, areas: confirmedAreas, industries: confirmedIndustries };
  }

  get busy(): boolean {
    return this.saveState === 'saving';
  }

  get unchanged(): boolean {
    const { areas, industries } = this.selection;
    const { confirmedAreas = [], confirmedIndustries = [] } = this.topics ?? {};
    return (
      storedForm(areas) === storedForm(confirmedAreas) &&
      storedForm(industries) === storedForm(confirmedIndustries)
    );
  }

  get cannotSave(): boolean {
    return this.busy || this.unchanged;
  }

  get saveLabel(): string {
    return this.busy ? labels.saving : labels.save;
  }

  /** Said to screen readers whenever it changes. */
  get announcement(): string {
    if (this.noRecord) {
      return '';
    }
    if (this.saveState !== 'none') {
      return this.busy ? labels.saving : labels.saved;
    }
    const said: Record<TopicsState['kind'], string> = {
      loading: labels.loading,
      noAccess: labels.noAccessTitle,
      error: labels.errorTitle,
      empty: labels.emptyTitle,
      ready: labels.ready,
    };
    return said[this.state.kind];
  }

  get savedNote(): string {
    return this.saveState === 'saved' ? labels.saved : '';
  }

  handleAreas(event: CustomEvent<{ value: string[] }>): void {
    this.tick({ areas: event.detail.value });
  }

  handleIndustries(event: CustomEvent<{ value: string[] }>): void {
    this.tick({ industries: event.detail.value });
  }

  tick(change: Partial<Ticked>): void {
    this.ticked = { ...this.selection, ...change };
    this.saveState = 'none';
    this.saveProblem = '';
  }

  async handleSave(): Promise<void> {
    if (this.cannotSave) {
      return;
    }
    const { clockId, areas, industries } = this.selection;
    this.saveState = 'saving';
    this.saveProblem = '';
    try {
      const Topic_Areas__c = storedForm(areas) || null;
      const Topic_Industries__c = storedForm(industries) || null;
      await updateRecord({ fields: { Id: clockId, Topic_Areas__c, Topic_Industries__c } });
    } catch (problem) {
      this.saveState = 'none';
      this.saveProblem = saveFailure(problem);
      return;
    }
    try {
      await this.answer.refresh?.();
      this.ticked = undefined;
    } finally {
      this.saveState = 'saved';
    }
  }

  async handleTryAgain(): Promise<void> {
    await this.answer.refresh?.();
  }
}
