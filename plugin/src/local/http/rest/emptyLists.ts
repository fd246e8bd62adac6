import { param, type Resource } from '../resource.ts';
import { objectOf } from './objectOf.ts';

/** Lists that clients ask for and that are empty here: the local org has no actions, tabs or themes. */
const byPath: readonly (readonly [path: string, body: unknown])[] = [
  ['/actions', { standard: 'actions/standard', custom: 'actions/custom' }],
  ['/actions/standard', { actions: [] }],
  ['/actions/custom', { flow: 'actions/custom/flow' }],
  ['/actions/custom/flow', { actions: [] }],
  ['/quickActions', []],
  ['/tabs', []],
  ['/theme', { themeItems: [] }],
];

export const emptyListResources: readonly Resource[] = [
  ...byPath.map(([path, body]): Resource => ({ method: 'GET', path, handle: () => ({ status: 200, body }) })),
  {
    method: 'GET',
    path: '/sobjects/:object/quickActions',
    handle(_request, params, { org }) {
      objectOf(org, param(params, 'object'));
      return { status: 200, body: [] };
    },
  },
];
