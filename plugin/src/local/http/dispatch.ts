import { ApiError } from '../engine/index.ts';
import { assignmentRule } from './assignmentRule.ts';
import { errorResponse, notFound } from './errorResponse.ts';
import type { ApiContext, ApiRequest, ApiResponse, Method, Params, Resource } from './resource.ts';

interface Route {
  readonly segments: readonly string[];
  readonly byMethod: Map<Method, Resource>;
}

/** The table of resources by path, so that a wrong method answers 405 and a wrong path 404. */
function toRoutes(resources: readonly Resource[]): Route[] {
  const routes = new Map<string, Route>();
  for (const resource of resources) {
    const route = routes.get(resource.path) ?? {
      segments: resource.path.split('/').filter((segment) => segment !== ''),
      byMethod: new Map<Method, Resource>(),
    };
    route.byMethod.set(resource.method, resource);
    routes.set(resource.path, route);
  }
  // Fixed words before parameters: `/composite/sobjects` is not a record.
  return [...routes.values()].sort((a, b) => parameters(a) - parameters(b));
}

function parameters(route: Route): number {
  return route.segments.filter((segment) => segment.startsWith(':')).length;
}

function matchSegments(route: Route, segments: readonly string[]): Params | undefined {
  if (route.segments.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, pattern] of route.segments.entries()) {
    const segment = segments[index] ?? '';
    if (pattern.startsWith(':')) params[pattern.slice(1)] = segment;
    else if (pattern.toLowerCase() !== segment.toLowerCase()) return undefined;
  }
  return params;
}

function methodNotAllowed(method: Method, route: Route): ApiError {
  const allowed = [...route.byMethod.keys()].join(',');
  const message = `HTTP Method '${method}' not allowed. Allowed are ${allowed}`;
  return new ApiError('METHOD_NOT_ALLOWED', message, { status: 405 });
}

/** Answers requests by the table of resources; every refusal becomes a response in Salesforce's shape. */
export function createDispatch(
  resources: readonly Resource[],
): (request: ApiRequest, context: ApiContext) => ApiResponse {
  const routes = toRoutes(resources);
  return (request, context) => {
    let object = '';
    try {
      for (const route of routes) {
        const params = matchSegments(route, request.segments);
        if (!params) continue;
        object = params.object ?? '';
        const resource = route.byMethod.get(request.method);
        if (!resource) throw methodNotAllowed(request.method, route);
        // Whatever a resource shows of the schema is what this user may see of it.
        const org = context.org.as(request.userId);
        return org.autoAssign(assignmentRule(request), () =>
          resource.handle(request, params, { ...context, org }),
        );
      }
      throw notFound();
    } catch (error) {
      if (error instanceof ApiError) return errorResponse(error, request.version, object);
      throw error;
    }
  };
}
