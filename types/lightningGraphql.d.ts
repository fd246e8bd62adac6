/** The part of `lightning/graphql` that our components use; the platform publishes no typings for it. */
declare module 'lightning/graphql' {
  const parsed: unique symbol;

  /** A parsed query: opaque, made by `gql` only. */
  export interface GraphqlDocument {
    readonly [parsed]: true;
  }

  export interface GraphqlError {
    readonly message: string;
  }

  export interface GraphqlConfig {
    /** The wire waits while this is undefined. */
    readonly query: GraphqlDocument | undefined;
    readonly variables?: Readonly<Record<string, unknown>> | undefined;
    readonly operationName?: string | undefined;
  }

  export interface GraphqlResult {
    /** Whatever the server sent: each component reads it as unknown. */
    readonly data: unknown;
    readonly errors: readonly GraphqlError[] | undefined;
    /** Asks the server again, past the cache; resolves when the fresh result has been delivered. */
    readonly refresh?: () => Promise<void>;
  }

  export function gql(text: TemplateStringsArray, ...values: readonly string[]): GraphqlDocument;
  export const graphql: import('lwc').WireAdapterConstructor<GraphqlConfig, GraphqlResult>;
}
