import type { SqlValue } from '../storage/index.ts';
import type { Derivation, DerivationContext } from './derivation.ts';
import { changes, chosenValue } from './derivation.ts';
import type { Draft } from './draft.ts';

/** What a stage that the pick list does not know means: nothing is expected of it. */
const unknownStage = { probability: 0, forecastCategory: 'Omitted' };

/** Sets a field when its source changed, unless this save gives it a value of its own. */
function follow(draft: Draft, before: Draft | undefined, field: string, value: SqlValue): void {
  const given = before === undefined ? (draft.get(field) ?? null) !== null : changes(draft, before, field);
  if (!given) draft.set(field, value);
}

function labelOf(context: DerivationContext, category: string): string {
  const names = context.object.field('ForecastCategoryName')?.picklistValues ?? [];
  const index =
    context.object.field('ForecastCategory')?.picklistValues.findIndex((each) => each.value === category) ??
    -1;
  return names[index]?.value ?? category;
}

function categoryOf(context: DerivationContext, label: SqlValue | undefined): string {
  const names = context.object.field('ForecastCategoryName')?.picklistValues ?? [];
  const categories = context.object.field('ForecastCategory')?.picklistValues ?? [];
  return categories[names.findIndex((each) => each.value === label)]?.value ?? 'Pipeline';
}

/**
 * What an opportunity's stage and close date say about its other fields. "If you update StageName, Probability and
 * ForecastCategoryName follow, unless the same call sets them" ("Opportunity", Object Reference).
 */
export const opportunityFields: Derivation = (draft, context) => {
  const { before, now } = context;
  const stage = chosenValue(context, draft, 'StageName');
  if (changes(draft, before, 'StageName')) {
    follow(draft, before, 'Probability', stage?.probability ?? unknownStage.probability);
    const category = stage?.forecastCategory ?? unknownStage.forecastCategory;
    follow(draft, before, 'ForecastCategoryName', labelOf(context, category));
    if (before !== undefined) draft.set('LastStageChangeDate', now);
  }
  draft.set('ForecastCategory', categoryOf(context, draft.get('ForecastCategoryName')));
  draft.set('IsClosed', Number(stage?.closed === true));
  draft.set('IsWon', Number(stage?.won === true));
  draft.set('ExpectedRevenue', expected(draft.get('Amount'), draft.get('Probability')));
  periodOf(draft, before);
};

/** "Calculated: the product of Amount and Probability" (Object Reference, ExpectedRevenue). */
function expected(amount: SqlValue | undefined, probability: SqlValue | undefined): number | null {
  if (typeof amount !== 'number') return null;
  return Math.round(amount * Number(probability ?? 0)) / 100;
}

/** The fiscal year is the calendar's, as in a new org. */
function periodOf(draft: Draft, before: Draft | undefined): void {
  const [year, month] = monthOf(draft.get('CloseDate'));
  if (year === undefined || month === undefined) return;
  const quarter = Math.ceil(month / 3);
  draft.set('FiscalYear', year).set('FiscalQuarter', quarter).set('Fiscal', `${year} ${quarter}`);
  const [oldYear = year, oldMonth = month] = monthOf(before?.get('CloseDate'));
  const pushed = year * 12 + month > oldYear * 12 + oldMonth;
  draft.set('PushCount', Number(before?.get('PushCount') ?? 0) + Number(pushed));
}

function monthOf(date: SqlValue | undefined): number[] {
  return typeof date === 'string' ? date.split('-').map(Number) : [];
}
