import { gql } from 'lightning/graphql';

/** The request itself, without anything of the client's person or words. */
export const requestQuery = gql`
  query mentoringRequest($recordId: ID) {
    uiapi {
      query {
        Case(where: { Id: { eq: $recordId } }, first: 1) {
          edges {
            node {
              Id
              CaseNumber {
                value
              }
              CreatedDate {
                value
              }
              Status {
                value
                label
              }
              Assignment_Status__c {
                value
                label
              }
              Area_of_Expertise__c {
                value
                label
              }
              Industry__c {
                value
                label
              }
              Business_Established__c {
                value
              }
              Chapter__r {
                Id
                Name {
                  value
                }
              }
            }
          }
        }
      }
    }
  }
`;
