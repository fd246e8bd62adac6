import allReasons from '@salesforce/label/c.Score_All_Reasons';
import allReasonsFor from '@salesforce/label/c.Score_All_Reasons_For';
import anyArea from '@salesforce/label/c.Score_Group_Any_Area';
import area from '@salesforce/label/c.Score_Group_Area';
import areaAndIndustry from '@salesforce/label/c.Score_Group_Area_And_Industry';
import assignedOf from '@salesforce/label/c.Score_Assigned_Of';
import assignedRare from '@salesforce/label/c.Score_Assigned_Rare';
import assignedThisWeek from '@salesforce/label/c.Score_Assigned_This_Week';
import assignedUnlimited from '@salesforce/label/c.Score_Assigned_Unlimited';
import chapterTier from '@salesforce/label/c.Score_Tier_Chapter';
import districtTier from '@salesforce/label/c.Score_Tier_District';
import fitsQuestion from '@salesforce/label/c.Score_Fits_Question';
import nextInTurn from '@salesforce/label/c.Score_Next_In_Turn';
import previousMentor from '@salesforce/label/c.Score_Group_Previous_Mentor';
import regionTier from '@salesforce/label/c.Score_Tier_Region';
import relatedArea from '@salesforce/label/c.Score_Group_Related_Area';
import relaxed from '@salesforce/label/c.Score_Relaxed_Badge';

export const labels = {
  allReasons,
  allReasonsFor,
  assignedOf,
  assignedRare,
  assignedThisWeek,
  assignedUnlimited,
  fitsQuestion,
  nextInTurn,
  relaxed,
};

/** By the values of Tier__c. */
export const tierLabels: Readonly<Record<string, string>> = {
  Chapter: chapterTier,
  District: districtTier,
  Region: regionTier,
};

/** Value of Match_Group__c: mentored this client before (M9). */
export const previousMentorGroup = 'Previous Mentor';

/** By the values of Match_Group__c. */
export const groupLabels: Readonly<Record<string, string>> = {
  [previousMentorGroup]: previousMentor,
  'Area and Industry': areaAndIndustry,
  Area: area,
  'Related Area': relatedArea,
  'Any Area': anyArea,
};
