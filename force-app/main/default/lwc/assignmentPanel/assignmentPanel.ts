import { LightningElement, api, wire } from 'lwc';
import locale from '@salesforce/i18n/locale';
import timeZone from '@salesforce/i18n/timeZone';
import { formatLabel } from 'c/formatLabel';
import type { GraphqlDocument, GraphqlResult } from 'lightning/graphql';
import { graphql } from 'lightning/graphql';
import type { Assignment } from './assignment';
import { assignmentQuery } from './assignmentQuery';
import { labels } from './labels';
import type { PanelState } from './panelState';
import { panelState } from './panelState';

/** Ids come with 15 characters or 18; the first 15 are the id. */
const sameRecord = (one: string, other: string): boolean => one.slice(0, 15) === other.slice(0, 15);

/** What to do next with a mentoring request, and which mentors are recommended and why. Read only. */
export default class AssignmentPanel extends LightningElement {
  labels = labels;
  received: PanelState = { kind: 'loading' };
  refreshing = false;
  refreshed = false;
  refresh: GraphqlResult['refresh'];

  @api recordId: string | undefined;

  get query(): GraphqlDocument | undefined {
    return this.recordId ? assignmentQuery : undefined;
  }

  get variables(): { recordId: string } | undefined {
    return this.recordId ? { recordId: this.recordId } : undefined;
  }

  @wire(graphql, { query: '$query', variables: '$variables' })
  receive(result: GraphqlResult): void {
    this.received = panelState(result);
    this.refresh = result.refresh;
  }

  /** The answer for another record is no answer for this one. */
  get state(): PanelState {
    const state = this.received;
    return state.kind === 'ready' && !sameRecord(state.assignment.requestId, this.recordId ?? '')
      ? { kind: 'loading' }
      : state;
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

  get assignment(): Assignment | undefined {
    return this.state.kind === 'ready' ? this.state.assignment : undefined;
  }

  get hasRecommendations(): boolean {
    return (this.assignment?.recommendations.length ?? 0) > 0;
  }

  get relaxed(): boolean {
    return this.assignment?.recommendations.some((each) => each.relaxed) ?? false;
  }

  get recommendedCount(): string {
    const count = this.assignment?.recommendations.length ?? 0;
    return count === 1 ? labels.recommendedOne : formatLabel(labels.recommendedCount, count);
  }

  get whyEmpty(): string {
    const { closed, workedOut, heldByMentor } = this.assignment ?? {};
    if (closed) {
      return labels.caseClosed;
    }
    if (!workedOut) {
      return labels.notWorkedOut;
    }
    return heldByMentor ? labels.held : labels.nobody;
  }

  get hasConsidered(): boolean {
    return (this.assignment?.considered.length ?? 0) > 0;
  }

  get workedOutAt(): string | undefined {
    const at = this.assignment?.recommendedAt;
    const format = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' });
    return at && formatLabel(labels.workedOut, format.format(new Date(at)));
  }

  /** Said to screen readers whenever it changes. */
  get announcement(): string {
    if (this.noRecord) {
      return '';
    }
    const said: Record<PanelState['kind'], string> = {
      loading: labels.loading,
      noAccess: labels.noAccessTitle,
      error: labels.errorTitle,
      ready: this.hasRecommendations ? this.recommendedCount : labels.emptyTitle,
    };
    const now = this.refreshing ? labels.loading : said[this.state.kind];
    return this.refreshed ? formatLabel(labels.refreshed, now) : now;
  }

  async handleRefresh(): Promise<void> {
    if (this.refreshing || !this.refresh) {
      return;
    }
    this.refreshing = true;
    this.refreshed = false;
    try {
      await this.refresh();
      this.refreshed = true;
    } finally {
      this.refreshing = false;
    }
  }
}
