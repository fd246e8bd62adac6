import { ingestResources } from './bulk/ingestResources.ts';
import { queryJobResources } from './bulk/queryJobResources.ts';
import { batch } from './composite/batch.ts';
import { collectionResources } from './composite/collections.ts';
import { composite } from './composite/composite.ts';
import { graphResource } from './composite/graph.ts';
import { treeResource } from './composite/tree.ts';
import { graphqlResource } from './graphql/graphqlResource.ts';
import type { Resource } from './resource.ts';
import { describeResources } from './rest/describe.ts';
import { externalIdResources } from './rest/externalId.ts';
import { emptyListResources } from './rest/emptyLists.ts';
import { layoutResources } from './rest/layouts.ts';
import { limits } from './rest/limits.ts';
import { listViewResources } from './rest/listViews.ts';
import { queryResources } from './rest/query.ts';
import { recent } from './rest/recent.ts';
import { recordResources } from './rest/records.ts';
import { replicationResources } from './rest/replication.ts';
import { searchResources } from './rest/search.ts';
import { versionRoot } from './rest/versionRoot.ts';
import { pushResource } from './streaming/pushResource.ts';
import { objectInfoResources } from './uiapi/objectInfo.ts';
import { uiRecordResources } from './uiapi/records.ts';

/** Everything below `/services/data/vNN.0`. What is not here answers 404, as `tooling/sobjects/SourceMember` must. */
export const resources: readonly Resource[] = [
  versionRoot,
  limits,
  recent,
  ...queryResources,
  ...searchResources,
  ...describeResources,
  ...layoutResources,
  ...emptyListResources,
  ...listViewResources,
  pushResource,
  ...recordResources,
  ...replicationResources,
  ...externalIdResources,
  composite,
  batch,
  graphResource,
  ...collectionResources,
  treeResource,
  ...uiRecordResources,
  ...objectInfoResources,
  graphqlResource,
  ...queryJobResources,
  ...ingestResources,
];
