import { describe, expect, it } from '@jest/globals';
import { requestId } from 'invented/inventedRequest';
import { graphql } from 'test/jest-mocks/lightning/graphql';
import { find, label, show, textOf } from 'test/panelUnderTest';

describe('c-assignment-panel: what it asks', () => {
  it('asks one query, for its record', async () => {
    await show();
    const { query, variables } = graphql.getLastConfig() as { query: string; variables: unknown };
    expect(variables).toEqual({ recordId: requestId });
    expect(query).toMatch(/Case\(where: \{ Id: \{ eq: \$recordId \} \}, first: 1\)/);
    expect(query).toMatch(/Request_Clock__c\(where: \{ Request__c: \{ eq: \$recordId \} \}, first: 1\)/);
    expect(query).toMatch(/orderBy: \{ Rank__c: \{ order: ASC \} \}\s+first: 5/);
  });

  it('asks for nothing of the client', async () => {
    await show();
    const { query } = graphql.getLastConfig() as { query: string };
    expect(query).not.toMatch(/Supplied|Contact\b|Subject|Description|Business_Questions|Email|Phone/);
  });

  it('asks nothing without a record, and says where it belongs', async () => {
    await show('');
    expect(graphql.getLastConfig()).toEqual({ query: undefined, variables: undefined });
    expect(textOf('h3')).toBe(label('No_Record_Title'));
    expect(find('.stencil')).toBeNull();
  });
});
