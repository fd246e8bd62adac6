import { jest } from '@jest/globals';
import { createElement } from 'lwc';
import AssignmentPanel from 'c/assignmentPanel';
import { panelAnswer, requestId } from 'invented/inventedRequest';
import { customLabels } from 'test/customLabels';
import { graphql } from 'test/jest-mocks/lightning/graphql';

export type PanelFacts = Parameters<typeof panelAnswer>[0];
type Refresh = () => Promise<void>;

const labels = customLabels();

/** Called each time the panel has been drawn. */
export const rendered = jest.fn();
Object.defineProperty(AssignmentPanel.prototype, 'renderedCallback', { value: rendered });

let panel: HTMLElement & { recordId?: string | undefined };

/** A text of the package by the end of its label's name. */
export const label = (name: string): string => labels.get(`Score_${name}`) ?? '';

export const panelElement = (): typeof panel => panel;

/** The panel for a record, before any answer; call in each test. */
export async function show(recordId: string | undefined = requestId): Promise<void> {
  document.body.replaceChildren();
  panel = createElement('c-assignment-panel', { is: AssignmentPanel });
  panel.recordId = recordId;
  document.body.append(panel);
  await Promise.resolve();
}

export async function receive(facts: PanelFacts, refresh?: Refresh): Promise<void> {
  graphql.emit({ ...panelAnswer(facts), errors: undefined, refresh });
  await Promise.resolve();
}

export async function fail(message: string, refresh?: Refresh): Promise<void> {
  graphql.emit({ data: undefined, errors: [{ message }], refresh });
  await Promise.resolve();
}

export function find(selector: string): HTMLElement | null {
  return panel.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
}

export const textOf = (selector: string): string => find(selector)?.textContent ?? '';

export function recommended(): Element[] {
  return Array.from(panel.shadowRoot?.querySelectorAll('c-mentor-recommendation') ?? []);
}

/** What a screen reader was told last. */
export const announced = (): string => textOf('[role="status"]');

/** Every text that a reader can see or hear, inside child components too. */
export function textsIn(node: Node | null = panel): string[] {
  if (node?.nodeType === Node.TEXT_NODE) {
    return [(node.textContent ?? '').trim()].filter((text) => text !== '');
  }
  const inside = node instanceof Element && node.shadowRoot ? [...node.shadowRoot.childNodes] : [];
  return [...inside, ...(node?.childNodes ?? [])].flatMap(textsIn);
}
