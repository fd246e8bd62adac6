import { isBusinessDay, shiftBusinessDays } from '../../calendar/businessTime.ts';
import { instantOf, isoDate, wallTime, weekdayOf, type DayNumber } from '../../calendar/zoneTime.ts';
import { userKey } from '../world/model.ts';
import type { Story } from './story.ts';

/** M0, M1 and the clocks: what is due when, and what must be done first. */
export const clockStories: readonly Story[] = [
  {
    name: 'timed out, locked until the follow-up',
    says: 'The mentor let five business days pass: the ranking is shown, but nobody may be assigned before the coordinator followed up (D3).',
    tell: (stage) => {
      const chapter = stage.chapter('Mid-Atlantic', 4, 0);
      const area = 'Human Resources';
      const silent = stage.expert(chapter, [area]);
      stage.expert(chapter, [area, 'Management & Operations']);
      const timedOutAt = stage.daysAgo(chapter, 1, 16);
      const request = stage.request(chapter, {
        submittedAt: stage.daysAgo(chapter, 7, 11),
        area,
        assignmentStatus: 'Pending Reassignment',
      });
      stage.offer(request, silent, {
        offeredAt: stage.daysAgo(chapter, 6, 16),
        response: 'Timed Out',
        respondedAt: timedOutAt,
        endedAt: timedOutAt,
      });
      return request;
    },
  },
  {
    name: 'request without a chapter',
    says: 'No chapter is known: the coordinator must correct that before anybody can be recommended (M1).',
    tell: (stage) => {
      const { district } = stage.chapter('Central', 5, 0);
      const owner = district.region.coordinators[0] ?? '';
      return stage.request(stage.chapter('Central', 5, 0), {
        submittedAt: stage.hoursAgo(20),
        chapter: undefined,
        owner,
      });
    },
  },
  {
    name: 'request without an area',
    says: 'The client named no area: the coordinator must ask before anybody can be recommended (M3).',
    tell: (stage) => {
      const chapter = stage.chapter('Mid-Atlantic', 5, 0);
      return stage.request(chapter, { submittedAt: stage.hoursAgo(22), area: undefined });
    },
  },
  {
    name: 'direct request before days off',
    says: 'Submitted late on the last business day before a weekend or holiday: two business days are more than two days, and the first attempt was in time (D4, D10).',
    tell: (stage) => {
      const chapter = stage.chapter('Central', 0, 1);
      const mentor = stage.expert(chapter, ['Marketing', 'Social Media']);
      const eve = lastEveOfDaysOff(wallTime(chapter.zone, stage.asOf).day);
      const at = (day: DayNumber, hour: number): number => instantOf(chapter.zone, day, hour * 60);
      const submittedAt = at(eve, 16.75);
      const request = stage.request(chapter, {
        submittedAt,
        area: 'Marketing',
        requestedMentor: mentor,
        assignmentStatus: 'Assigned',
        owner: userKey(mentor.username),
      });
      const respondedAt = at(shiftBusinessDays(eve, 1), 9);
      const offer = stage.offer(request, mentor, {
        offeredAt: submittedAt,
        response: 'Accepted',
        respondedAt,
      });
      stage.attempt(
        offer,
        request.client.prefers,
        at(shiftBusinessDays(eve, 2), 9.5),
        resultOf[request.client.prefers],
      );
      return request;
    },
  },
  {
    name: 'three attempts made',
    says: 'Three attempts by two methods over several days without an answer: the mentor may now close the request as unable to reach (D5, D6).',
    tell: (stage) => {
      const chapter = stage.chapter('Mid-Atlantic', 6, 1);
      const mentor = stage.expert(chapter, ['Pricing', 'Sales']);
      const request = stage.request(chapter, {
        submittedAt: stage.daysAgo(chapter, 8, 10),
        area: 'Pricing',
        assignmentStatus: 'Assigned',
        owner: userKey(mentor.username),
      });
      const respondedAt = stage.daysAgo(chapter, 6, 12);
      const offeredAt = stage.daysAgo(chapter, 7, 10);
      const offer = stage.offer(request, mentor, { offeredAt, response: 'Accepted', respondedAt });
      stage.attempt(offer, 'Email', stage.daysAgo(chapter, 6, 13), 'Sent');
      stage.attempt(offer, 'Phone', stage.daysAgo(chapter, 4, 17), 'Left Message');
      stage.attempt(offer, 'Email', stage.daysAgo(chapter, 2, 9), 'Sent');
      return request;
    },
  },
  {
    name: 'client asked to wait',
    says: 'The client asked not to be called before a date: the clocks pause until then (D12).',
    tell: (stage) => {
      const chapter = stage.chapter('Central', 6, 0);
      const { day } = wallTime(chapter.zone, stage.asOf);
      return stage.request(chapter, {
        submittedAt: stage.daysAgo(chapter, 2, 12),
        waitsUntil: isoDate(day + 9),
      });
    },
  },
  {
    name: 'region not enrolled',
    says: 'The region does not take part: the request is read at most, nothing is written about it (M0).',
    tell: (stage) => {
      const chapter = stage.chapter('Northeast', 0, 0);
      return stage.request(chapter, { submittedAt: stage.daysAgo(chapter, 1, 10) });
    },
  },
];

const resultOf = { Email: 'Sent', Phone: 'Left Message', Text: 'Sent' } as const;

/** The last business day before days off that ended two or more business days ago; a holiday if one was near. */
function lastEveOfDaysOff(today: DayNumber): DayNumber {
  const eves = [];
  for (let day = shiftBusinessDays(today, -3); day > today - 13; day--) {
    if (isBusinessDay(day) && !isBusinessDay(day + 1)) eves.push(day);
  }
  return eves.find((day) => weekdayOf(day) !== 5) ?? eves[0] ?? shiftBusinessDays(today, -3);
}
