import { gql } from 'lightning/graphql';

/**
 * Everything the panel shows, in one request. Only standard fields of Case and Contact are named: Engage's
 * own names are not public. The Case itself tells "nobody recommended" from "not yours to see".
 */
export const assignmentQuery = gql`
  query assignmentPanel($recordId: ID) {
    uiapi {
      query {
        Case(where: { Id: { eq: $recordId } }, first: 1) {
          edges {
            node {
              Id
              CreatedDate {
                value
              }
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
              Next_Action__c {
                value
                label
              }
              Next_Action_Owner__c {
                value
                label
              }
              Next_Action_Due__c {
                value
              }
              Next_Action_Why__c {
                value
              }
              Assign_Locked__c {
                value
              }
              Match_Summary__c {
                value
              }
            }
          }
        }
        Mentor_Recommendation__c(
          where: { Request__c: { eq: $recordId } }
          orderBy: { Rank__c: { order: ASC } }
          first: 5
        ) {
          edges {
            node {
              Id
              Rank__c {
                value
              }
              Tier__c {
                value
              }
              Match_Group__c {
                value
              }
              Relaxed__c {
                value
              }
              Why__c {
                value
              }
              Reasons__c {
                value
              }
              Assigned_This_Week__c {
                value
              }
              Weekly_Limit__c {
                value
              }
              Recommended_At__c {
                value
              }
              Mentor__r {
                Id
                Name {
                  value
                }
                Account {
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
