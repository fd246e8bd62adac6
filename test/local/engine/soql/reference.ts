/** A page of Salesforce's documentation. */
export interface Page {
  title: string;
  address: string;
}

const guide = (title: string, page: string): Page => ({
  title,
  address: `https://developer.salesforce.com/docs/platform/salesforce-soql-sosl/guide/${page}.html`,
});
const atlas = (title: string, page: string): Page => ({
  title,
  address: `https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/${page}.htm`,
});
/** A section of the whole reference, "SOQL and SOSL Reference", version 66.0. */
const section = (title: string): Page => ({
  title,
  address: 'https://resources.docs.salesforce.com/latest/latest/en-us/sfdc/pdf/salesforce_soql_sosl.pdf',
});

/** The pages that the cases rest on. */
export const pages = {
  aggregates: guide('Aggregate Functions', 'sforce-api-calls-soql-select-agg-functions'),
  aggregateTypes: section('Support for Field Types in Aggregate Functions'),
  alias: section('Alias Notation'),
  comparison: guide('Comparison Operators', 'sforce-api-calls-soql-select-comparisonoperators'),
  convertCurrency: section('convertCurrency()'),
  convertTimezone: guide('convertTimezone()', 'sforce-api-calls-soql-select-convert-time-zone'),
  count: section('COUNT() and COUNT(fieldName)'),
  cube: guide('GROUP BY CUBE', 'sforce-api-calls-soql-select-groupby-cube'),
  dateFunctions: section('Date Functions'),
  dates: guide('Date Formats and Date Literals in WHERE', 'sforce-api-calls-soql-select-dateformats'),
  errors: {
    title: "Understand SOQL Error and Functionality Changes to Update Your Code (Summer '24 release notes)",
    address:
      'https://help.salesforce.com/s/articleView?id=release-notes.salesforce_release_notes.htm&release=250',
  },
  escapes: guide('Quoted String Escape Sequences', 'sforce-api-calls-soql-select-quotedstringescapes'),
  fields: section('SELECT: FIELDS()'),
  forView: section('FOR VIEW and FOR REFERENCE'),
  format: guide('FORMAT ()', 'sforce-api-calls-soql-select-format'),
  groupBy: section('GROUP BY'),
  groupByAlias: section('Use Aliases with GROUP BY'),
  groupByConsiderations: section('Considerations for GROUP BY'),
  grouping: guide('Identify Subtotals with GROUP BY', 'sforce-api-calls-soql-select-groupby-grouping'),
  having: section('HAVING'),
  limit: section('LIMIT'),
  logical: section('Logical Operators'),
  multiSelect: section('Query Multi-Select Picklists'),
  nullParents: section('null Values in Lookup Relationships and Outer Joins'),
  nulls: section('Use null in WHERE'),
  offset: section('OFFSET'),
  orderBy: atlas('ORDER BY', 'sforce_api_calls_soql_select_orderby'),
  polymorphic: guide(
    'Understanding Relationship Fields and Polymorphic Fields',
    'sforce-api-calls-soql-relationships-and-polymorph-keys',
  ),
  polymorphicFilter: section('Filter on Polymorphic Relationship Fields'),
  relationshipLimits: atlas(
    'Understanding Relationship Query Limitations',
    'sforce_api_calls_soql_relationships_query_limits',
  ),
  relationships: section('Using Relationship Queries'),
  relationshipNames: section('Understanding Relationship Names'),
  reserved: atlas('Reserved Characters', 'sforce_api_calls_soql_select_reservedcharacters'),
  results: section('Understanding Query Results'),
  rollup: guide('GROUP BY ROLLUP', 'sforce-api-calls-soql-select-groupby-rollup'),
  scope: section('USING SCOPE'),
  select: guide('SOQL SELECT Syntax', 'sforce-api-calls-soql-select'),
  semiJoins: section('Considerations for Semi-Join and Anti-Join Queries'),
  toLabel: section('toLabel()'),
  typeOf: guide('TYPEOF', 'sforce-api-calls-soql-select-typeof'),
  update: section('FOR UPDATE'),
  where: atlas('WHERE', 'sforce_api_calls_soql_select_conditionexpression'),
  with: section('WITH'),
} satisfies Record<string, Page>;
