import age from '@salesforce/label/c.Score_Request_Age';
import noDue from '@salesforce/label/c.Score_No_Due_Time';
import ownedBy from '@salesforce/label/c.Score_Next_Action_Owner';

export const labels = { age, noDue, ownedBy };
