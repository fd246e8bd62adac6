/** What SCORE's Engage does by itself, as far as it is public: notices, the return to the queue, counts; its two windows. */
export { adoptLoadedRequests } from './adopt.ts';
export { engageAutomation } from './automation.ts';
export { runDue, type DueSummary, type Refusal } from './runDue.ts';
export { assignRequest, transferToQueue } from './windows.ts';
