import { gql } from 'lightning/graphql';

/** What coordinators confirmed so far. Only standard fields of Case are named: Engage's own names are not public. */
export const topicsQuery = gql`
  query requestTopics($recordId: ID) {
    uiapi {
      query {
        Case(where: { Id: { eq: $recordId } }, first: 1) {
          edges {
            node {
              Id
              IsClosed {
                value
              }
            }
          }
        }
        Request_Clock__c(where: { Request__c: { eq: $recordId } }, first: 1) {
          edges {
            node {
              Id
              Topic_Areas__c {
                value
              }
              Topic_Industries__c {
                value
              }
            }
          }
        }
      }
    }
  }
`;
