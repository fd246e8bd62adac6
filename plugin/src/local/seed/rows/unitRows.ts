import type { Chapter, District, Region } from '../world/model.ts';
import { reference, stamps, type SeedRow, type SeedTable, type SeedValue } from './row.ts';

const since = Date.UTC(2023, 9, 1);
const description = 'Illustrative: invented for this demo, not a real unit of SCORE.';

interface Unit {
  readonly key: string;
  readonly name: string;
  readonly zone: string;
}

/** Account rows, one table per level, the higher levels first (C5). */
export function unitTables(regions: readonly Region[]): SeedTable[] {
  const districts = regions.flatMap((region) => region.districts);
  const chapters = districts.flatMap((district) => district.chapters);
  const table = (rows: SeedRow[]): SeedTable => ({ object: 'Account', rows });
  return [
    table(regions.map((region) => unitRow('Region', region, undefined))),
    table(districts.map((district) => unitRow('District', district, district.region))),
    table([
      ...chapters.map((chapter) => chapterRow(chapter)),
      ...districts.slice(0, 1).map(closedChapterRow),
    ]),
    table(
      districts.flatMap(({ chapters: [first] }, index) =>
        first && index % 4 === 0 ? [branchRow(first)] : [],
      ),
    ),
  ];
}

function unitRow(
  level: string,
  unit: Unit,
  parent: Unit | undefined,
  more: Record<string, SeedValue> = {},
): SeedRow {
  return {
    key: unit.key,
    values: {
      Name: unit.name,
      Unit_Level__c: level,
      Time_Zone__c: unit.zone,
      Effective_From__c: '2023-10-01',
      Description: description,
      ParentId: parent === undefined ? undefined : reference(parent.key),
      OwnerId: reference('user:admin@engage.local'),
      ...more,
      ...stamps(since, since),
    },
  };
}

function chapterRow(chapter: Chapter): SeedRow {
  return unitRow('Chapter', chapter, chapter.district, { Chapter_Number__c: chapter.number });
}

/** A chapter that was merged into another one: it must not get requests any more. */
function closedChapterRow(district: District): SeedRow {
  const unit = { key: 'chapter:closed', name: 'SCORE Formerfield', zone: district.zone };
  const dates = { Effective_From__c: '2019-10-01', Effective_To__c: '2025-09-30' };
  return unitRow('Chapter', unit, district, { Chapter_Number__c: '9099', ...dates });
}

function branchRow(chapter: Chapter): SeedRow {
  const unit = { key: `branch:${chapter.number}`, name: `${chapter.name} West Branch`, zone: chapter.zone };
  return unitRow('Branch', unit, chapter);
}

/** One queue for the requests of each chapter, with its region's coordinators as members (M15). */
export function queueTables(chapters: readonly Chapter[]): SeedTable[] {
  const queueRow = ({ number, name }: Chapter): SeedRow => ({
    key: `queue:${number}`,
    values: {
      Name: `Client Intake Queue ${name.replace(/^SCORE /, '')}`,
      DeveloperName: `Client_Intake_${number}`,
      Type: 'Queue',
      ...stamps(since, since),
    },
  });
  const caseRow = ({ number }: Chapter): SeedRow => ({
    key: `queueObject:${number}`,
    values: { QueueId: reference(`queue:${number}`), SobjectType: 'Case' },
  });
  const memberRows = ({ number, district }: Chapter): SeedRow[] =>
    district.region.coordinators.map((coordinator) => ({
      key: `queueMember:${number}:${coordinator}`,
      values: { GroupId: reference(`queue:${number}`), UserOrGroupId: reference(coordinator) },
    }));
  return [
    { object: 'Group', rows: chapters.map(queueRow) },
    { object: 'QueueSobject', rows: chapters.map(caseRow) },
    { object: 'GroupMember', rows: chapters.flatMap(memberRows) },
  ];
}
