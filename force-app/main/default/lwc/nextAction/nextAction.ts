import { LightningElement, api } from 'lwc';
import locale from '@salesforce/i18n/locale';
import timeZone from '@salesforce/i18n/timeZone';
import { dueWords } from 'c/dueWords';
import type { DueWords } from 'c/dueWords';
import { formatLabel } from 'c/formatLabel';
import { policy } from 'c/scorePolicy';
import { ageWords, businessCalendar } from 'c/scoreRules';
import { labels } from './labels';

/** The one thing to do next with a request (D11). */
export interface NextActionView {
  readonly label: string;
  /** "CIC", "Mentor", "ROC". */
  readonly owner: string;
  /** ISO instant. */
  readonly due: string | undefined;
  readonly why: string;
  /** ISO instant of the submission of the request. */
  readonly submittedAt: string | undefined;
}

export default class NextAction extends LightningElement {
  @api action: NextActionView | undefined;

  get ownedBy(): string {
    return formatLabel(labels.ownedBy, this.action?.owner ?? '');
  }

  get due(): DueWords {
    return this.action?.due
      ? dueWords(new Date(this.action.due), new Date(), { locale, timeZone })
      : { text: labels.noDue, overdue: false };
  }

  /** D10, D11: how long the client has waited, now and by the reader's clock, in business time. */
  get age(): string | undefined {
    const submittedAt = this.action?.submittedAt;
    if (!submittedAt) {
      return undefined;
    }
    const calendar = businessCalendar(timeZone, policy.calendar.closures);
    return formatLabel(labels.age, ageWords(calendar.age(Date.parse(submittedAt), Date.now())));
  }

  get frameClass(): string {
    return this.due.overdue ? 'frame frame_overdue' : 'frame';
  }

  get dueIcon(): string {
    return this.due.overdue ? 'utility:warning' : 'utility:clock';
  }
}
