import type { RecordConfig, RecordResult, UiRecord } from 'lightning/uiRecordApi';
import type { ApiAnswer } from 'local/salesforce';
import { callApi } from 'local/salesforce';

/** Stands in for the platform's module of this name, without its cache: every change of config asks the org. What the org
 * answers is that of User Interface API, "Get a Record" and "Update a Record". */
const nothingYet: RecordResult = { data: undefined, error: undefined };

const offline = { status: 0, body: { message: 'The local org does not answer. Is it still running?' } };

/** As the platform does: an answer that is no success is thrown, with its body. */
async function succeed(call: Promise<ApiAnswer>): Promise<UiRecord> {
  const answer = await call.catch(() => offline);
  if (answer.status !== 200) {
    const body: unknown = Array.isArray(answer.body) ? answer.body[0] : answer.body;
    throw Object.assign(new Error(`HTTP status ${answer.status}.`), { status: answer.status, body });
  }
  return answer.body as UiRecord;
}

function pathOf({ recordId, fields = [], optionalFields = [] }: RecordConfig): string {
  const query = new URLSearchParams({ fields: fields.join(','), optionalFields: optionalFields.join(',') });
  return `/ui-api/records/${encodeURIComponent(recordId ?? '')}?${query.toString()}`;
}

/** The wire adapter, by LWC's protocol: constructed with a callback, then updated with each new config. */
export class getRecord {
  emit: (result: RecordResult) => void;
  /** Counts what was asked, so that a late answer to an older question is dropped. */
  asked = 0;

  constructor(callback: (result: RecordResult) => void) {
    this.emit = callback;
    this.emit(nothingYet);
  }

  connect(): void {}

  disconnect(): void {
    this.asked += 1;
  }

  async update(config: RecordConfig): Promise<void> {
    this.asked += 1;
    if (config.recordId === undefined) {
      return;
    }
    const question = this.asked;
    const result = await succeed(callApi('GET', pathOf(config))).then(
      (data): RecordResult => ({ data, error: undefined }),
      (error: unknown): RecordResult => ({ data: undefined, error }),
    );
    if (question === this.asked) {
      this.emit(result);
    }
  }
}

export function updateRecord({ fields }: { fields: Readonly<Record<string, unknown>> }): Promise<UiRecord> {
  const { Id, ...others } = fields;
  return succeed(callApi('PATCH', `/ui-api/records/${encodeURIComponent(String(Id))}`, { fields: others }));
}
