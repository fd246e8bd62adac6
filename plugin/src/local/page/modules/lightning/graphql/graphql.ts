import type { GraphqlConfig, GraphqlDocument, GraphqlError, GraphqlResult } from 'lightning/graphql';
import type { ApiAnswer } from 'local/salesforce';
import { postToApi } from 'local/salesforce';

/** Stands in for the platform's module of this name, without its cache: every change of config asks the org. */
export function gql(text: TemplateStringsArray, ...values: readonly string[]): GraphqlDocument {
  return String.raw(text, ...values) as unknown as GraphqlDocument;
}

type Answer = Pick<GraphqlResult, 'data' | 'errors'>;

const nothingYet: Answer = { data: undefined, errors: undefined };

function errorsIn(body: unknown): readonly GraphqlError[] | undefined {
  const errors: unknown = Array.isArray(body) ? body : (body as { errors?: unknown } | undefined)?.errors;
  if (!Array.isArray(errors) || errors.length === 0) {
    return undefined;
  }
  return errors.map(({ errorCode, message }: { errorCode?: string; message?: string }) => ({
    message: [errorCode, message].filter(Boolean).join(': '),
  }));
}

function toAnswer({ status, body }: ApiAnswer): Answer {
  const errors = errorsIn(body);
  if (errors) {
    return { data: undefined, errors };
  }
  return status === 200
    ? { data: (body as { data?: unknown } | undefined)?.data, errors: undefined }
    : { data: undefined, errors: [{ message: `HTTP status ${status}.` }] };
}

async function ask({ query, variables, operationName }: GraphqlConfig): Promise<Answer> {
  try {
    return toAnswer(await postToApi('/graphql', { query, variables, operationName }));
  } catch {
    return { data: undefined, errors: [{ message: 'The local org does not answer. Is it still running?' }] };
  }
}

function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(freeze);
    Object.freeze(value);
  }
  return value;
}

/** The platform's wire waits while the query or any variable is undefined. */
function isComplete(config: GraphqlConfig): boolean {
  return (
    config.query !== undefined && Object.values(config.variables ?? {}).every((each) => each !== undefined)
  );
}

/** The wire adapter, by LWC's protocol: constructed with a callback, then updated with each new config. */
export class graphql {
  emit: (result: GraphqlResult) => void;
  config: GraphqlConfig = { query: undefined };
  /** Counts what was asked, so that a late answer to an older question is dropped. */
  asked = 0;
  lastAnswer = '';

  constructor(callback: (result: GraphqlResult) => void) {
    this.emit = callback;
    this.emit(nothingYet);
  }

  connect(): void {}

  update(config: GraphqlConfig): void {
    this.config = config;
    this.lastAnswer = '';
    this.load();
  }

  disconnect(): void {
    this.asked += 1;
  }

  async load(): Promise<void> {
    if (!isComplete(this.config)) {
      return;
    }
    this.asked += 1;
    const question = this.asked;
    const answer = await ask(this.config);
    const text = JSON.stringify(answer);
    if (question !== this.asked || text === this.lastAnswer) {
      return;
    }
    this.lastAnswer = text;
    this.emit(freeze({ ...answer, refresh: () => this.load() }));
  }
}
