import { dayLength, isoDate, wallTime } from '../../calendar/zoneTime.ts';
import { chaptersOf } from '../world/model.ts';
import type { Story } from './story.ts';

/** An area that no everyday client asks for by chance: nobody in Mid-Atlantic offers it. */
export const areaNobodyHas = 'Disaster Prep & Recovery';

/** M2 to M8: who is recommended, and why not the others. */
export const matchStories: readonly Story[] = [
  {
    name: 'chapter match',
    says: 'The chapter has one mentor with area and industry and one with the area only: both are recommended, in this order (M3, M4).',
    tell: (stage) => {
      const chapter = stage.chapter('Central', 0, 0);
      const [area, industry] = ['Franchising', 'Restaurant & Bar'];
      stage.nobodyKnows(area, [chapter]);
      stage.expert(chapter, [area, 'Business Plan'], { industries: ['Retail'] });
      stage.expert(chapter, [area, 'Cash Flow'], { industries: [industry, 'Retail'] });
      return stage.request(chapter, { submittedAt: stage.daysAgo(chapter, 1, 10.5), area, industry });
    },
  },
  {
    name: 'moved up to the district',
    says: 'Nobody in the chapter has the area; a mentor of a sister chapter has it: the tier is District (M3).',
    tell: (stage) => {
      const chapter = stage.chapter('Central', 1, 0);
      const area = 'Intellectual Property';
      stage.nobodyKnows(area, chapter.district.chapters);
      stage.expert(stage.chapter('Central', 1, 2), [area, 'Legal']);
      return stage.request(chapter, { submittedAt: stage.daysAgo(chapter, 1, 11), area });
    },
  },
  {
    name: 'moved up to the region',
    says: 'Nobody in the chapter or its district has the area; elsewhere in the region somebody has it: the tier is Region (M3).',
    tell: (stage) => {
      const chapter = stage.chapter('Mid-Atlantic', 2, 1);
      const area = 'Import & Export';
      stage.nobodyKnows(area, chapter.district.chapters);
      stage.expert(stage.chapter('Mid-Atlantic', 6, 0), [area], { industries: ['Retail'] });
      return stage.request(chapter, { submittedAt: stage.daysAgo(chapter, 1, 13), area });
    },
  },
  {
    name: 'all chapter experts at their limit',
    says: 'Both experts of the chapter have their one request of this week, one by the number field and one by the text; the district expert is free (M2, M3, M6, M7).',
    tell: (stage) => {
      const chapter = stage.chapter('Mid-Atlantic', 0, 0);
      const area = 'Government Contracting';
      stage.nobodyKnows(area, chapter.district.chapters);
      stage.busyThisWeek(stage.expert(chapter, [area], { weeklyLimit: 1 }));
      const byText = { weeklyLimit: undefined, expertiseText: '1 MRE/week' };
      stage.busyThisWeek(stage.expert(chapter, [area, 'Contracts'], byText));
      stage.expert(stage.chapter('Mid-Atlantic', 0, 1), [area]);
      return stage.request(chapter, { submittedAt: stage.daysAgo(chapter, 1, 14.25), area });
    },
  },
  {
    name: 'paused expert',
    says: 'The only expert of the chapter paused mentoring for some more days: the request moves up to the district (M2, M3).',
    tell: (stage) => {
      const chapter = stage.chapter('Central', 2, 0);
      const area = 'Supply Chain Management';
      stage.nobodyKnows(area, chapter.district.chapters);
      const until = isoDate(wallTime(chapter.zone, stage.asOf).day + 10);
      stage.expert(chapter, [area], { paused: { from: stage.asOf - 20 * dayLength, until } });
      stage.expert(stage.chapter('Central', 2, 1), [area]);
      return stage.request(chapter, { submittedAt: stage.daysAgo(chapter, 1, 9.25), area });
    },
  },
  {
    name: 'not in business yet',
    says: 'The client has no business and so no industry: that is no mismatch, all experts of the chapter are one group (M4).',
    tell: (stage) => {
      const chapter = stage.chapter('Mid-Atlantic', 1, 0);
      stage.expert(chapter, ['Business Plan', 'Business Structure']);
      return stage.request(chapter, { submittedAt: stage.daysAgo(chapter, 1, 15), established: false });
    },
  },
  {
    name: 'declined before',
    says: 'The first expert of the chapter declined this request and is not offered it again; the second one is (M10).',
    tell: (stage) => {
      const chapter = stage.chapter('Central', 3, 0);
      const area = 'Cybersecurity';
      stage.nobodyKnows(area, [chapter]);
      const decliner = stage.expert(chapter, [area], { industries: ['Retail'] });
      stage.expert(chapter, [area, 'Technology']);
      const request = stage.request(chapter, { submittedAt: stage.daysAgo(chapter, 3, 16), area });
      const declinedAt = stage.daysAgo(chapter, 1, 15.5);
      stage.offer(request, decliner, {
        offeredAt: stage.daysAgo(chapter, 2, 9.5),
        response: 'Declined',
        respondedAt: declinedAt,
        declineReason: 'Too Busy',
        endedAt: declinedAt,
      });
      return request;
    },
  },
  {
    name: 'area nobody in the region has',
    says: 'No mentor of the region offers the area: related areas only, marked as relaxed, never automatic (M3).',
    tell: (stage) => {
      const chapter = stage.chapter('Mid-Atlantic', 3, 0);
      stage.nobodyKnows(areaNobodyHas, chaptersOf(chapter.district.region));
      stage.expert(chapter, ['Management & Operations', 'Human Resources']);
      return stage.request(chapter, { submittedAt: stage.daysAgo(chapter, 1, 16), area: areaNobodyHas });
    },
  },
  {
    name: 'unclear capacity text',
    says: 'The only expert of the chapter wrote a range, which is no limit: "ask first", never automatic; a mentor of the district is recommended (M3, M6).',
    tell: (stage) => {
      const chapter = stage.chapter('Central', 4, 0);
      const area = 'Communications Tech';
      stage.nobodyKnows(area, chapter.district.chapters);
      const expertiseText = '1-2 MREs per week, depending on the season';
      stage.expert(chapter, [area], { weeklyLimit: undefined, expertiseText });
      stage.expert(stage.chapter('Central', 4, 2), [area]);
      return stage.request(chapter, { submittedAt: stage.daysAgo(chapter, 1, 11.75), area });
    },
  },
];
