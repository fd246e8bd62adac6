import { gql } from 'lightning/graphql';

/** Soonest due first; a request that the service has not looked at yet has no row here. */
export const requestListQuery = gql`
  query requestsThatNeedAction {
    uiapi {
      query {
        Request_Clock__c(
          where: { Next_Action_Owner__c: { eq: "CIC" } }
          orderBy: { Next_Action_Due__c: { order: ASC } }
          first: 100
        ) {
          totalCount
          edges {
            node {
              Id
              Next_Action__c {
                value
                label
              }
              Next_Action_Due__c {
                value
              }
              Request__r {
                Id
                CaseNumber {
                  value
                }
                CreatedDate {
                  value
                }
                Assignment_Status__c {
                  value
                  label
                }
                Area_of_Expertise__c {
                  value
                  label
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
  }
`;
