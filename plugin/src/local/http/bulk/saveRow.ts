import { ApiError, type FieldValues } from '../../engine/index.ts';
import { textField, withoutFields } from '../fieldValues.ts';
import type { RowResult } from '../composite/rowResults.ts';
import type { ApiContext } from '../resource.ts';
import type { WriteKind } from '../writeLog.ts';
import type { IngestJob, IngestOperation } from './ingestJob.ts';

type Saved = Pick<RowResult, 'id' | 'created'>;
type Save = (values: FieldValues, target: SaveTarget, context: ApiContext) => Saved;

/** Where the rows of a job go, and as whom they are saved. */
export type SaveTarget = Pick<IngestJob, 'object' | 'externalIdFieldName' | 'createdById'>;

function requireId(values: FieldValues, call: string): string {
  const id = textField(values, 'Id');
  if (id !== undefined) return id;
  throw new ApiError('MISSING_ARGUMENT', `Id not specified in ${call} call`, { fields: ['Id'] });
}

const insert: Save = (values, { object, createdById }, { org }) => ({
  id: org.insert(object, values, createdById),
  created: true,
});

const upsert: Save = (values, target, context) => {
  const field = target.externalIdFieldName ?? '';
  const key = textField(values, field);
  const rest = withoutFields(values, field);
  if (key !== undefined) return context.org.upsert(target.object, field, key, rest, target.createdById);
  if (field.toLowerCase() === 'id') return insert(rest, target, context);
  throw new ApiError('MISSING_ARGUMENT', `${field} not specified`, { fields: [field] });
};

/** How each operation saves one row, and what the log of writes calls it. */
export const saves: Readonly<Record<IngestOperation, { readonly kind: WriteKind; readonly save: Save }>> = {
  insert: { kind: 'insert', save: insert },
  upsert: { kind: 'upsert', save: upsert },
  update: {
    kind: 'update',
    save(values, { object, createdById }, { org }) {
      const id = requireId(values, 'an update');
      org.update(object, id, withoutFields(values, 'Id'), createdById);
      return { id, created: false };
    },
  },
  delete: {
    kind: 'delete',
    save(values, { object, createdById }, { org }) {
      const id = requireId(values, 'a delete');
      org.delete(object, id, createdById);
      return { id, created: false };
    },
  },
  hardDelete: {
    kind: 'delete',
    save(values, { object, createdById }, { org }) {
      const id = requireId(values, 'a delete');
      org.purge(object, id, createdById);
      return { id, created: false };
    },
  },
};

/** `REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --`: what node-salesforce's own tests expect. */
export function errorText({ errors: [error] }: RowResult): string {
  if (!error) return '';
  const fields = error.fields.length > 0 ? `${error.fields.join(', ')} ` : '';
  return `${error.statusCode}:${error.message}:${fields}--`;
}
