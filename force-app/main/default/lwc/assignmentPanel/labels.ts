import caseClosed from '@salesforce/label/c.Score_Empty_Closed';
import consideredTitle from '@salesforce/label/c.Score_Considered_Title';
import emptyTitle from '@salesforce/label/c.Score_Empty_Title';
import errorDetail from '@salesforce/label/c.Score_Error_Detail';
import errorTitle from '@salesforce/label/c.Score_Error_Title';
import held from '@salesforce/label/c.Score_Empty_Held';
import loading from '@salesforce/label/c.Score_Loading';
import lockedDetail from '@salesforce/label/c.Score_Locked_Detail';
import lockedTitle from '@salesforce/label/c.Score_Locked_Title';
import noAccessDetail from '@salesforce/label/c.Score_No_Access_Detail';
import noAccessTitle from '@salesforce/label/c.Score_No_Access_Title';
import nobody from '@salesforce/label/c.Score_Empty_Nobody';
import noRecordDetail from '@salesforce/label/c.Score_No_Record_Detail';
import noRecordTitle from '@salesforce/label/c.Score_No_Record_Title';
import notWorkedOut from '@salesforce/label/c.Score_Empty_Not_Worked_Out';
import recommendedCount from '@salesforce/label/c.Score_Recommended_Count';
import recommendedOne from '@salesforce/label/c.Score_Recommended_One';
import recommendedTitle from '@salesforce/label/c.Score_Recommended_Title';
import refresh from '@salesforce/label/c.Score_Refresh';
import refreshed from '@salesforce/label/c.Score_Refreshed';
import relaxedDetail from '@salesforce/label/c.Score_Relaxed_Detail';
import title from '@salesforce/label/c.Score_Panel_Title';
import tryAgain from '@salesforce/label/c.Score_Try_Again';
import workedOut from '@salesforce/label/c.Score_Worked_Out';

export const labels = {
  caseClosed,
  consideredTitle,
  emptyTitle,
  errorDetail,
  errorTitle,
  held,
  loading,
  lockedDetail,
  lockedTitle,
  noAccessDetail,
  noAccessTitle,
  nobody,
  noRecordDetail,
  noRecordTitle,
  notWorkedOut,
  recommendedCount,
  recommendedOne,
  recommendedTitle,
  refresh,
  refreshed,
  relaxedDetail,
  title,
  tryAgain,
  workedOut,
};
