import dayAndTime from '@salesforce/label/c.Score_Day_And_Time';
import dueAt from '@salesforce/label/c.Score_Due_At';
import endOfDay from '@salesforce/label/c.Score_End_Of_Day';
import overdueSince from '@salesforce/label/c.Score_Overdue_Since';
import today from '@salesforce/label/c.Score_Today';
import tomorrow from '@salesforce/label/c.Score_Tomorrow';
import yesterday from '@salesforce/label/c.Score_Yesterday';

export const labels = { dayAndTime, dueAt, endOfDay, overdueSince, today, tomorrow, yesterday };
