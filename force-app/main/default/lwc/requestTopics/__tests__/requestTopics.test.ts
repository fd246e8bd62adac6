import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createElement } from 'lwc';
import RequestTopics from 'c/requestTopics';
import { getRecord, updateRecord } from 'lightning/uiRecordApi';
import { requestId } from 'invented/inventedRequest';
import { customLabels } from 'test/customLabels';
import { graphql } from 'test/jest-mocks/lightning/graphql';

interface Group extends HTMLElement {
  readonly name: string;
  readonly options: readonly { readonly label: string; readonly value: string }[];
  readonly value: readonly string[];
  readonly disabled: boolean;
}
interface Button extends HTMLElement {
  readonly label: string;
  readonly disabled: boolean;
}

const record = getRecord as unknown as {
  emit(data: unknown): void;
  emitError(error: unknown): void;
  getLastConfig(): unknown;
};
const update = updateRecord as unknown as jest.Mock<(input: unknown) => Promise<unknown>>;
const labels = customLabels();
const label = (name: string): string => labels.get(`Score_${name}`) ?? '';
const clockId = 'a01000000000001AAA';

let element: HTMLElement & { recordId?: string; questionField?: string };

const all = <Found extends Element>(selector: string): Found[] =>
  Array.from(element.shadowRoot?.querySelectorAll<Found>(selector) ?? []);
const textOf = (selector: string): string => all(selector)[0]?.textContent ?? '';
const announced = (): string => textOf('[role="status"]');
const groups = (): Group[] => all<Group>('lightning-checkbox-group');
const button = (): Button => {
  const [found] = all<Button>('lightning-button');
  if (found === undefined) throw new Error('There is no button.');
  return found;
};
const drawn = () => new Promise((resolve) => process.nextTick(resolve));

interface Facts {
  readonly question?: string;
  readonly closed?: boolean;
  readonly areas?: string;
  readonly industries?: string;
  readonly clock?: boolean;
  readonly hidden?: boolean;
}

const edges = (...nodes: unknown[]) => ({ edges: nodes.map((node) => ({ node })) });
const answerOf = ({ closed = false, areas, industries, clock = true, hidden = false }: Facts) => ({
  uiapi: {
    query: {
      Case: hidden ? edges() : edges({ Id: requestId, IsClosed: { value: closed } }),
      Request_Clock__c: clock
        ? edges({
            Id: clockId,
            Topic_Areas__c: { value: areas ?? null },
            Topic_Industries__c: { value: industries ?? null },
          })
        : edges(),
    },
  },
});

async function receive(facts: Facts, refresh?: () => Promise<void>): Promise<void> {
  const question = facts.question ?? 'I need a logo for my bakery.';
  record.emit({ id: requestId, fields: { Business_Questions__c: { value: question } } });
  graphql.emit({ data: answerOf(facts), errors: undefined, refresh });
  await drawn();
}

async function tick(name: string, value: readonly string[]): Promise<void> {
  groups()
    .find((group) => group.name === name)
    ?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await drawn();
}

beforeEach(async () => {
  document.body.replaceChildren();
  update.mockReset().mockResolvedValue({});
  element = createElement('c-request-topics', { is: RequestTopics });
  element.recordId = requestId;
  document.body.append(element);
  await drawn();
});

describe('c-request-topics: the five states', () => {
  it('loading: a stencil, and words for those who cannot see it', async () => {
    expect(announced()).toBe(label('Topics_Loading'));
    expect(all('.stencil')).toHaveLength(1);
    await expect(element).toBeAccessible();
  });

  it('data: each code with the words that it rests on, none ticked', async () => {
    await receive({});
    expect(groups().map(({ name, options, value }) => [name, options, value])).toEqual([
      ['areas', [{ label: 'Branding: “logo”', value: 'Branding' }], []],
      ['industries', [{ label: 'Food & Beverage: “bakery”', value: 'Food & Beverage' }], []],
    ]);
    expect(announced()).toBe(label('Topics_Ready'));
    expect(button().disabled).toBe(true);
    await expect(element).toBeAccessible();
  });

  it('data: what was confirmed is ticked, also what the question does not name', async () => {
    await receive({ areas: 'Branding;Sales' });
    expect(groups()[0]?.value).toEqual(['Branding', 'Sales']);
    expect(groups()[0]?.options.map(({ label: text }) => text)).toEqual(['Branding: “logo”', 'Sales']);
  });

  it.each<[string, Facts]>([
    ['Nothing_Found', { question: 'Please call me.' }],
    ['No_Question', { question: ' ' }],
    ['Not_Worked_Out', { clock: false }],
    ['Closed', { closed: true }],
  ])('empty: says why (%s)', async (reason, facts) => {
    await receive(facts);
    expect(announced()).toBe(label('Topics_Empty_Title'));
    expect(textOf('.message p')).toBe(label(`Topics_${reason}`));
    await expect(element).toBeAccessible();
  });

  it('no access: a request that the reader may not see', async () => {
    await receive({ hidden: true });
    expect(announced()).toBe(label('No_Access_Title'));
    expect(groups()).toEqual([]);
  });

  it('no access: fields that do not exist for the reader', async () => {
    const message = "Validation error of type FieldUndefined: Field 'Topic_Areas__c' is undefined";
    graphql.emit({ data: undefined, errors: [{ message }] });
    await drawn();
    expect(announced()).toBe(label('No_Access_Title'));
  });

  it('error: says what the server said and asks again on request', async () => {
    const refresh = jest.fn(() => Promise.resolve());
    graphql.emit({ data: undefined, errors: [{ message: 'SERVER_UNAVAILABLE: busy.' }], refresh });
    await drawn();
    expect(announced()).toBe(label('Topics_Error_Title'));
    expect(textOf('.message-detail')).toContain('SERVER_UNAVAILABLE: busy.');
    button().click();
    expect(refresh).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });

  it('asks for the field of the question as one that may be missing', () => {
    expect(record.getLastConfig()).toEqual({
      recordId: requestId,
      fields: ['Case.Id'],
      optionalFields: ['Case.Business_Questions__c'],
    });
  });
});

describe('c-request-topics: saving', () => {
  it('C2: saves the codes that are ticked, and no word of the question', async () => {
    const refresh = jest.fn(() => Promise.resolve());
    await receive({ question: 'A logo and a website for my bakery', areas: 'Websites' }, refresh);
    await tick('areas', ['Websites', 'Branding']);
    await tick('industries', ['Food & Beverage']);
    button().click();
    await drawn();
    expect(update.mock.calls).toEqual([
      [
        {
          fields: {
            Id: clockId,
            Topic_Areas__c: 'Branding;Websites',
            Topic_Industries__c: 'Food & Beverage',
          },
        },
      ],
    ]);
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(announced()).toBe(label('Topics_Saved'));
  });

  it('while saving: says so, takes no second click, and holds the choices still', async () => {
    let done: (value: unknown) => void = () => undefined;
    update.mockReturnValue(new Promise((resolve) => (done = resolve)));
    await receive({});
    await tick('areas', ['Branding']);
    button().click();
    button().click();
    await drawn();
    expect(announced()).toBe(label('Topics_Saving'));
    expect([button().disabled, groups()[0]?.disabled]).toEqual([true, true]);
    button().click();
    done({});
    await drawn();
    expect(update).toHaveBeenCalledTimes(1);
  });

  it('after a refusal: what the org says stands there, and nothing ticked is lost', async () => {
    update.mockRejectedValue({
      body: { message: 'An error occurred.', output: { errors: [{ message: 'bad value for Topics' }] } },
    });
    await receive({});
    await tick('areas', ['Branding']);
    button().click();
    await drawn();
    expect(textOf('[role="alert"]')).toContain('bad value for Topics');
    expect(groups()[0]?.value).toEqual(['Branding']);
    expect(button().disabled).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('what is as it was cannot be saved', async () => {
    await receive({ areas: 'Branding' });
    await tick('areas', []);
    expect(button().disabled).toBe(false);
    await tick('areas', ['Branding']);
    expect(button().disabled).toBe(true);
  });
});
