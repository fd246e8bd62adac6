import { z } from 'zod';
import { ApiError } from '../../engine/index.ts';
import { findUserById } from '../localUsers.ts';
import { readBody } from '../readBody.ts';
import type { ApiContext, ApiRequest, Resource } from '../resource.ts';
import { graphqlError, validationError, type GraphqlErrorEntry } from './graphqlError.ts';
import { planConnection } from './planConnection.ts';
import type { ConnectionPlan, Planning } from './planTypes.ts';
import type { Running } from './readPages.ts';
import { runConnection } from './runConnection.ts';
import { parseOperation, type Selection } from './selection.ts';

const graphqlBody = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

interface Answer {
  data: Record<string, unknown>;
  errors: GraphqlErrorEntry[];
}

/** `uiapi` and `query`: the two levels above the objects. */
interface Level {
  readonly key: string;
  readonly levels: Level[];
  readonly connections: { readonly key: string; readonly plan: ConnectionPlan }[];
}

function undefinedField(selection: Selection, type: string, path: readonly string[]): GraphqlErrorEntry {
  const problem = `Field '${selection.name}' in type '${type}' is undefined`;
  return validationError('FieldUndefined', problem, [...path, selection.name], selection.location);
}

function planObjects(query: Selection, planning: Planning): Level {
  const level: Level = { key: query.key, levels: [], connections: [] };
  for (const selection of query.selections) {
    const object = planning.org.schema.object(selection.name);
    if (object?.name === selection.name) {
      const plan = planConnection(object, selection, ['uiapi', 'query', selection.name], planning);
      level.connections.push({ key: selection.key, plan });
    } else planning.errors.push(undefinedField(selection, 'RecordQuery', ['uiapi', 'query']));
  }
  return level;
}

function planOperation(selections: readonly Selection[], planning: Planning): Level[] {
  return selections.flatMap((uiapi): Level[] => {
    if (uiapi.name !== 'uiapi') {
      planning.errors.push(undefinedField(uiapi, 'Query', []));
      return [];
    }
    const levels = uiapi.selections.flatMap((query): Level[] => {
      if (query.name === 'query') return [planObjects(query, planning)];
      planning.errors.push(undefinedField(query, 'UIAPI', ['uiapi']));
      return [];
    });
    return [{ key: uiapi.key, levels, connections: [] }];
  });
}

function runLevel(
  level: Level,
  path: readonly string[],
  running: Running,
  errors: GraphqlErrorEntry[],
): unknown {
  const answer: Record<string, unknown> = {};
  for (const below of level.levels)
    answer[below.key] = runLevel(below, [...path, below.key], running, errors);
  for (const { key, plan } of level.connections) {
    try {
      answer[key] = runConnection(plan, running);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      answer[key] = null;
      errors.push(graphqlError('DataFetchingException', error.message, [], [...path, key]));
    }
  }
  return answer;
}

function answerQuery(request: ApiRequest, context: ApiContext): Answer {
  const { query, variables, operationName } = readBody(graphqlBody, request.body);
  const parsed = parseOperation({
    query,
    variables: variables ?? {},
    operationName: operationName ?? undefined,
  });
  if (!parsed.ok) return { data: {}, errors: parsed.errors };
  if (parsed.operation !== 'query') {
    const message = `The local org answers queries; it does not run a ${parsed.operation} yet.`;
    return { data: {}, errors: [graphqlError('OperationNotSupported', message)] };
  }
  const { org } = context;
  const planning: Planning = { org, userId: request.userId, errors: [], planConnection };
  const levels = planOperation(parsed.selections, planning);
  if (planning.errors.length > 0) return { data: {}, errors: planning.errors };

  const timeZone = findUserById(org, request.userId)?.timeZone ?? 'America/New_York';
  const running: Running = { org, userId: request.userId, timeZone };
  const errors: GraphqlErrorEntry[] = [];
  const data = Object.fromEntries(
    levels.map((level) => [level.key, runLevel(level, [level.key], running, errors)]),
  );
  return { data, errors };
}

/** `POST /graphql`: records by UI API's GraphQL schema, read only. Faults of a query answer 200 with `errors`. */
export const graphqlResource: Resource = {
  method: 'POST',
  path: '/graphql',
  handle: (request, _params, context) => ({ status: 200, body: answerQuery(request, context) }),
};
