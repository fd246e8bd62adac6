import { z } from 'zod';
import { ApiError } from '../../engine/index.ts';
import { unreadableBody } from '../errorResponse.ts';
import { readBody } from '../readBody.ts';
import type { ApiContext, ApiRequest, Resource } from '../resource.ts';
import { refused, runAllOrNone, subrequest, type Subrequest } from './runParts.ts';
import { subrequestPath } from './subrequest.ts';

/** "A composite graph can have up to 500 nodes … 75 graphs in a payload" (REST API Developer Guide, "Composite Graph Limits"). */
const MOST_NODES = 500;
const MOST_GRAPHS = 75;

const graph = z.object({ graphId: z.string().min(1), compositeRequest: z.array(subrequest).min(1) });
const graphBody = z.object({ graphs: z.array(graph).min(1) });
type Graph = z.infer<typeof graph>;

/** Graphs hold records: `sobjects/Account`, `sobjects/Account/001…`, `sobjects/Account/Key__c/…`. */
function isRecordPath(part: Subrequest): boolean {
  const segments = subrequestPath(part.url.replace(/@\{[^}]*\}/g, 'x'))?.segments ?? [];
  return segments[0]?.toLowerCase() === 'sobjects' && segments.length > 1;
}

function requireLimits(graphs: readonly Graph[]): void {
  const nodes = graphs.reduce((sum, { compositeRequest }) => sum + compositeRequest.length, 0);
  const exceeded = (limit: number, what: string): ApiError =>
    new ApiError('LIMIT_EXCEEDED', `The request can’t contain more than ${limit} ${what}.`);
  if (nodes > MOST_NODES) throw exceeded(MOST_NODES, 'nodes');
  if (graphs.length > MOST_GRAPHS) throw exceeded(MOST_GRAPHS, 'graphs');
  if (new Set(graphs.map(({ graphId }) => graphId)).size < graphs.length) {
    throw unreadableBody('Each graphId must be unique');
  }
}

function runGraph(
  { graphId, compositeRequest: parts }: Graph,
  request: ApiRequest,
  context: ApiContext,
): object {
  if (new Set(parts.map(({ referenceId }) => referenceId)).size < parts.length) {
    throw unreadableBody(`Each referenceId of graph ${graphId} must be unique`);
  }
  const foreign = parts.find((part) => !isRecordPath(part));
  const message = `A graph takes records only, not ${foreign?.url ?? ''}`;
  const responses = foreign
    ? parts.map(({ referenceId }) => refused(referenceId, { errorCode: 'INVALID_INPUT', message }))
    : runAllOrNone(parts, request, context);
  const isSuccessful = responses.every(({ httpStatusCode }) => httpStatusCode < 300);
  return { graphId, graphResponse: { compositeResponse: responses }, isSuccessful };
}

/** `POST /composite/graph`: each graph is saved whole or not at all, whatever becomes of the others. */
export const graphResource: Resource = {
  method: 'POST',
  path: '/composite/graph',
  handle(request, _params, context) {
    const { graphs } = readBody(graphBody, request.body);
    requireLimits(graphs);
    return { status: 200, body: { graphs: graphs.map((each) => runGraph(each, request, context)) } };
  },
};
