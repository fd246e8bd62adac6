import { ApiError } from '../apiError.ts';

/** An element failed. Its words become {!$Flow.FaultMessage}, or the save's error when no fault path takes over. */
export class Fault extends Error {
  constructor(words: string) {
    super(words);
    this.name = 'Fault';
  }
}

/** A Custom Error element refuses the record: no fault path catches it (Salesforce Help, "Custom Error Element"). */
export class RecordRefused extends ApiError {
  constructor(message: string, fields: string[], more: readonly ApiError[] = []) {
    super('FIELD_CUSTOM_VALIDATION_EXCEPTION', message, { fields, more });
    this.name = 'RecordRefused';
  }
}

/** Runs a record operation of a flow; what it is refused becomes a Fault in the platform's words. */
export function faulting<T>(verb: 'create' | 'update' | 'delete' | 'look up', work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new Fault(
      `This error occurred when the flow tried to ${verb} records: ${error.errorCode}: ${error.message}. ` +
        'You can look up ExceptionCode values in the SOAP API Developer Guide.',
    );
  }
}

/** The platform's words for a save that a flow's fault undoes; as in restforce issue 624. */
export function cannotExecute(label: string, fault: Fault): ApiError {
  return new ApiError(
    'CANNOT_EXECUTE_FLOW_TRIGGER',
    `We can't save this record because the “${label}” process failed. Give your Salesforce admin these details. ${fault.message}`,
  );
}

/** A path through a record that is not there (Salesforce Help 000212174). */
export function notSet(path: string): Fault {
  return new Fault(`The flow failed to access the value for ${path} because it hasn't been set or assigned.`);
}
