import areas from '@salesforce/label/c.Score_Topics_Areas';
import closed from '@salesforce/label/c.Score_Topics_Closed';
import emptyTitle from '@salesforce/label/c.Score_Topics_Empty_Title';
import errorDetail from '@salesforce/label/c.Score_Error_Detail';
import errorTitle from '@salesforce/label/c.Score_Topics_Error_Title';
import industries from '@salesforce/label/c.Score_Topics_Industries';
import lead from '@salesforce/label/c.Score_Topics_Lead';
import loading from '@salesforce/label/c.Score_Topics_Loading';
import noAccessDetail from '@salesforce/label/c.Score_No_Access_Detail';
import noAccessTitle from '@salesforce/label/c.Score_No_Access_Title';
import noQuestion from '@salesforce/label/c.Score_Topics_No_Question';
import noRecordDetail from '@salesforce/label/c.Score_No_Record_Detail';
import noRecordTitle from '@salesforce/label/c.Score_No_Record_Title';
import nothingFound from '@salesforce/label/c.Score_Topics_Nothing_Found';
import notSaved from '@salesforce/label/c.Score_Topics_Not_Saved';
import notWorkedOut from '@salesforce/label/c.Score_Topics_Not_Worked_Out';
import quoted from '@salesforce/label/c.Score_Topics_Quoted';
import ready from '@salesforce/label/c.Score_Topics_Ready';
import restsOn from '@salesforce/label/c.Score_Topics_Rests_On';
import save from '@salesforce/label/c.Score_Topics_Save';
import saved from '@salesforce/label/c.Score_Topics_Saved';
import saving from '@salesforce/label/c.Score_Topics_Saving';
import title from '@salesforce/label/c.Score_Topics_Title';
import tryAgain from '@salesforce/label/c.Score_Try_Again';

export const labels = {
  areas,
  closed,
  emptyTitle,
  errorDetail,
  errorTitle,
  industries,
  lead,
  loading,
  noAccessDetail,
  noAccessTitle,
  noQuestion,
  noRecordDetail,
  noRecordTitle,
  nothingFound,
  notSaved,
  notWorkedOut,
  quoted,
  ready,
  restsOn,
  save,
  saved,
  saving,
  title,
  tryAgain,
};
