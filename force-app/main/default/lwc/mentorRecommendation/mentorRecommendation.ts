import { LightningElement, api } from 'lwc';
import { formatLabel } from 'c/formatLabel';
import { groupLabels, labels, previousMentorGroup, tierLabels } from './labels';
import type { WeeklyLoad } from './weeklyLoad';
import { weeklyLoad } from './weeklyLoad';

/** One ranked mentor of a request. */
export interface RecommendationView {
  readonly id: string;
  readonly rank: number;
  readonly mentorName: string;
  readonly chapterName: string;
  /** Value of Tier__c. */
  readonly tier: string;
  /** Value of Match_Group__c. */
  readonly group: string;
  /** M3's relaxed pass: recommended only. */
  readonly relaxed: boolean;
  /** M4: lists what the question is about. */
  readonly fitsQuestion?: boolean;
  /** The plain sentence. */
  readonly why: string;
  /** The other sentences, in order. */
  readonly reasons: readonly { readonly key: string; readonly sentence: string }[];
  readonly assignedThisWeek: number;
  readonly weeklyLimit: number | undefined;
}

export default class MentorRecommendation extends LightningElement {
  labels = labels;

  @api recommendation: RecommendationView | undefined;
  /** D3: the ranking is for planning, so nobody stands out. */
  @api locked = false;

  get cardClass(): string {
    return this.isFirst && !this.locked ? 'card card_next' : 'card';
  }

  /** The one to choose; nobody is, among relaxed matches. */
  get isFirst(): boolean {
    return this.recommendation?.rank === 1 && !this.recommendation.relaxed;
  }

  /** M9: first for knowing the client, across tiers and turns. */
  get isPrevious(): boolean {
    return this.recommendation?.group === previousMentorGroup;
  }

  /** Why the first one is first: the question among mentors of nearly the same turn (M4), else the turn (M5). */
  get firstBadge(): string | undefined {
    if (!this.isFirst || this.isPrevious) {
      return undefined;
    }
    return this.recommendation?.fitsQuestion ? labels.fitsQuestion : labels.nextInTurn;
  }

  get tier(): string {
    const tier = this.recommendation?.tier ?? '';
    return tierLabels[tier] ?? tier;
  }

  get group(): string {
    const group = this.recommendation?.group ?? '';
    return groupLabels[group] ?? group;
  }

  get load(): WeeklyLoad {
    return weeklyLoad(this.recommendation?.assignedThisWeek ?? 0, this.recommendation?.weeklyLimit);
  }

  get hasReasons(): boolean {
    return (this.recommendation?.reasons.length ?? 0) > 0;
  }

  get allReasonsFor(): string {
    return formatLabel(labels.allReasonsFor, this.recommendation?.mentorName ?? '');
  }
}
