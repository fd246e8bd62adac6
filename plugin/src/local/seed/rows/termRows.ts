import { isoDate, wallTime, type Instant } from '../../calendar/zoneTime.ts';
import { chaptersOf, type Chapter, type District, type Mentor, type Region } from '../world/model.ts';
import { reference, stamps, type SeedRow, type SeedTable } from './row.ts';

const since = Date.UTC(2023, 9, 1);
const firstDay = '2023-10-01';

/** People who hold a role in a region and mentor nobody: the coordinators under the names of their users. No real people. */
interface Official {
  readonly region: string;
  readonly role: 'CIC' | 'ROC' | 'RVP' | 'RFPL';
  readonly first: string;
  readonly last: string;
}

const officials: readonly Official[] = [
  { region: 'Central', role: 'CIC', first: 'Corin', last: 'Intakewell' },
  { region: 'Central', role: 'CIC', first: 'Dara', last: 'Queueford' },
  { region: 'Central', role: 'ROC', first: 'Oona', last: 'Operley' },
  { region: 'Central', role: 'RVP', first: 'Verity', last: 'Presideham' },
  { region: 'Central', role: 'RFPL', first: 'Farrow', last: 'Fieldleigh' },
  { region: 'Mid-Atlantic', role: 'CIC', first: 'Merle', last: 'Matchwood' },
  { region: 'Mid-Atlantic', role: 'CIC', first: 'Noor', last: 'Assignley' },
  { region: 'Mid-Atlantic', role: 'ROC', first: 'Perrin', last: 'Regionsby' },
  { region: 'Mid-Atlantic', role: 'RVP', first: 'Wendel', last: 'Vicemarsh' },
];

/** Where units belonged and who held their roles (C5, M15), of the enrolled regions. One chapter moved to its district on the last
 * first of October; one has no chair (L8). */
export function termTables(regions: readonly Region[], asOf: Instant): SeedTable[] {
  const enrolled = regions.filter((region) => region.enrolled);
  return [
    { object: 'Contact', rows: enrolled.flatMap((region) => officialsOf(region).map(contactRow)) },
    {
      object: 'Unit_Term__c',
      rows: [
        ...enrolled.flatMap(regionRows),
        ...enrolled.flatMap(({ districts }) => districts.flatMap(directorRow)),
        ...enrolled.flatMap(chaptersOf).flatMap((chapter, index) => chairRows(chapter, index, asOf)),
        ...enrolled.slice(0, 1).flatMap((region) => moveRows(region, asOf)),
      ],
    },
  ];
}

const officialsOf = ({ key, name }: Region) =>
  officials
    .filter(({ region }) => region === name)
    .map((official) => ({ ...official, key: `official:${official.last}`, unit: key }));

function contactRow({ key, unit, first, last }: ReturnType<typeof officialsOf>[number]): SeedRow {
  return {
    key,
    values: {
      AccountId: reference(unit),
      OwnerId: reference('user:admin@engage.local'),
      FirstName: first,
      LastName: last,
      Volunteer_Status__c: 'Active',
      Classification__c: 'Volunteer',
      ...stamps(since, since),
    },
  };
}

interface Term {
  readonly unit: string;
  readonly kind: string;
  readonly parent?: string;
  readonly holder?: string;
  readonly from: string;
  readonly to?: string;
}

function termRow({ unit, kind, parent, holder, from, to }: Term): SeedRow {
  return {
    key: `term:${unit}:${kind}:${parent ?? holder ?? ''}`,
    values: {
      Unit__c: reference(unit),
      Kind__c: kind,
      Parent_Unit__c: parent === undefined ? undefined : reference(parent),
      Holder__c: holder === undefined ? undefined : reference(holder),
      From__c: from,
      To__c: to,
      OwnerId: reference('user:admin@engage.local'),
      ...stamps(since, since),
    },
  };
}

function regionRows(region: Region): SeedRow[] {
  return officialsOf(region).map(({ key, unit, role }) =>
    termRow({ unit, kind: role, holder: key, from: firstDay }),
  );
}

/** Volunteers who can hold a role: no story needs them. */
const volunteers = ({ mentors }: Chapter): Mentor[] =>
  mentors.filter(
    ({ status, classification, cast }) => status === 'Active' && classification === 'Mentor' && !cast,
  );

/** A mentor of the first chapter that has one. */
function directorRow({ key, chapters }: District): SeedRow[] {
  const director = chapters.flatMap((chapter) => volunteers(chapter).slice(0, 1))[0];
  return director === undefined
    ? []
    : [termRow({ unit: key, kind: 'DD', holder: director.key, from: firstDay })];
}

const withoutChair = 3;
const withFormerChair = 5;

function chairRows(chapter: Chapter, index: number, asOf: Instant): SeedRow[] {
  if (index === withoutChair) return [];
  const [director, chair = director, former] = volunteers(chapter);
  if (chair === undefined) return [];
  const chairs = { unit: chapter.key, kind: 'CC' };
  if (index !== withFormerChair || former === undefined)
    return [termRow({ ...chairs, holder: chair.key, from: firstDay })];
  const { before, first } = lastOctober(asOf);
  return [
    termRow({ ...chairs, holder: former.key, from: firstDay, to: before }),
    termRow({ ...chairs, holder: chair.key, from: first }),
  ];
}

/** The last chapter of the second district came from the first one. */
function moveRows({ districts: [old, now] }: Region, asOf: Instant): SeedRow[] {
  const chapter = now?.chapters.at(-1);
  if (old === undefined || now === undefined || chapter === undefined) return [];
  const { before, first } = lastOctober(asOf);
  const belongs = { unit: chapter.key, kind: 'Belongs To' };
  return [
    termRow({ ...belongs, parent: old.key, from: firstDay, to: before }),
    termRow({ ...belongs, parent: now.key, from: first }),
  ];
}

/** SCORE's year begins on the first of October. */
function lastOctober(asOf: Instant): { before: string; first: string } {
  const today = isoDate(wallTime('America/New_York', asOf).day);
  const year = Number(today.slice(0, 4)) - (today < `${today.slice(0, 4)}-10-01` ? 1 : 0);
  return { before: `${year}-09-30`, first: `${year}-10-01` };
}
