import type { Resource } from '../resource.ts';

const listed = [
  'actions',
  'composite',
  'graphql',
  'jobs',
  'limits',
  'parameterizedSearch',
  'query',
  'queryAll',
  'quickActions',
  'recent',
  'search',
  'sobjects',
  'tabs',
  'theme',
  'ui-api',
] as const;

/** `GET /services/data/v66.0`: the resources of a version, and who is asking. */
export const versionRoot: Resource = {
  method: 'GET',
  path: '/',
  handle(request, _params, { org }) {
    const base = `/services/data/v${request.version}`;
    const resources = Object.fromEntries(listed.map((name) => [name, `${base}/${name}`]));
    const identity = `http://${request.headers.host ?? 'localhost'}/id/${org.organizationId}/${request.userId}`;
    return { status: 200, body: { ...resources, identity } };
  },
};
