import { createTestWireAdapter } from '@salesforce/wire-service-jest-util';
import type { GraphqlDocument } from 'lightning/graphql';

/** The stub that comes with sfdx-lwc-jest forgets the query; this one keeps its text. */
export function gql(text: TemplateStringsArray, ...values: readonly string[]): GraphqlDocument {
  return String.raw(text, ...values) as unknown as GraphqlDocument;
}

export const graphql = createTestWireAdapter(() => undefined);
