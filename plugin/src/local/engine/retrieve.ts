import { ApiError } from './apiError.ts';
import type { Engine } from './dml/index.ts';
import { liveId, objectNamed } from './dml/index.ts';
import type { QueryContext } from './soql/index.ts';
import { planRecords } from './soql/index.ts';
import type { Row } from './types.ts';

/** One live record by id; every field when none are named. */
export function retrieveRecord(
  engine: Engine,
  objectName: string,
  id: string,
  fields: readonly string[] | undefined,
  context: QueryContext,
): Row {
  const id18 = liveId(engine, objectNamed(engine, objectName), id);
  const object = context.schema.object(objectName);
  // Hidden from the user: as if there were no such object.
  if (object === undefined)
    throw new ApiError('INVALID_TYPE', `sObject type '${objectName}' is not supported.`);
  const paths = fields ?? object.fields.map((field) => field.name);
  const plan = planRecords(
    {
      query: { fields: paths.map((path) => ({ type: 'Field', field: path })), sObject: object.name },
      where: {
        kind: 'leaf',
        leaf: { field: 'Id', operator: '=', value: `'${id18}'`, literalType: 'STRING' },
        inner: undefined,
      },
      childWheres: [],
    },
    context,
  );
  const [row] = plan.read(engine.database);
  if (row !== undefined) return row;
  throw new ApiError('NOT_FOUND', 'The requested resource does not exist', { status: 404 });
}
