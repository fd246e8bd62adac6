import { ingestResources } from './bulk/ingestResources.ts';
import { queryJobResources } from './bulk/queryJobResources.ts';
import { batch } from './composite/batch.ts';
import { collectionResources } from './composite/collections.ts';
import { composite } from './composite/composite.ts';
import { treeResource } from './composite/tree.ts';
import { graphqlResource } from './graphql/graphqlResource.ts';
import type { Resource } from './resource.ts';
import { describeResources } from './rest/describe.ts';
import { externalIdResources } from './rest/externalId.ts';
import { limits } from './rest/limits.ts';
import { queryResources } from './rest/query.ts';
import { recent } from './rest/recent.ts';
import { recordResources } from './rest/records.ts';
import { replicationResources } from './rest/replication.ts';
import { versionRoot } from './rest/versionRoot.ts';
import { objectInfoResources } from './uiapi/objectInfo.ts';
import { uiRecordResources } from './uiapi/records.ts';

/** Everything below `/services/data/vNN.0`. What is not here answers 404, as `tooling/sobjects/SourceMember` must. */
export const resources: readonly Resource[] = [
  versionRoot,
  limits,
  recent,
  ...queryResources,
  ...describeResources,
  ...recordResources,
  ...replicationResources,
  ...externalIdResources,
  composite,
  batch,
  ...collectionResources,
  treeResource,
  ...uiRecordResources,
  ...objectInfoResources,
  graphqlResource,
  ...queryJobResources,
  ...ingestResources,
];
