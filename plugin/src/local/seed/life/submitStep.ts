import type { Random } from '../random.ts';
import { inventClient } from '../world/clients.ts';
import type { Client, MentoringRequest } from '../world/model.ts';
import { clientWords } from '../words/clientWords.ts';
import { areas, industries } from '../words/taxonomy.ts';
import type { Submission } from './intake.ts';
import type { Journey, Life } from './life.ts';

const directShare = 0.55;
const inBusinessShare = 0.55;

/** What the office has seen so far, for clients who come back. */
export interface Office {
  readonly requests: MentoringRequest[];
  /** Areas that nobody may ask for by chance, because a story needs them. */
  readonly reserved: ReadonlySet<string>;
}

/** A request arrives: with the mentor whom the client chose, or in the chapter's queue (M1). */
export function submit(life: Life, office: Office, submission: Submission, random: Random): void {
  const { region, chapter } = submission;
  const chosen = random.chance(directShare)
    ? life.pool.chooseDirect(region, chapter, random, life.now)
    : undefined;
  const established = random.chance(inBusinessShare);
  const area = areaAskedFor(random, chosen?.areas, office.reserved);
  const chapterKnown = chosen !== undefined || !region.enrolled || !random.chance(0.02);
  const request: MentoringRequest = {
    client:
      returningClient(office, random, life.now) ?? inventClient(random, office.requests.length + 1, life.now),
    region,
    submittedAt: life.now,
    requestedMentor: chosen,
    established,
    industry: established && !random.chance(0.02) ? random.weighted(industries) : undefined,
    meeting: random.pick(['No Preference', 'No Preference', 'Video', 'Video', 'Phone', 'Email', 'In Person']),
    notify: random.pick(['Email', 'Email', 'Text Message']),
    words: clientWords(random, established, area),
    chapter: chapterKnown ? (chosen?.chapter ?? chapter) : undefined,
    area,
    waitsUntil: undefined,
    status: 'New',
    assignmentStatus: 'Unassigned',
    owner: '',
    closedAt: undefined,
    touchedAt: life.now,
    offers: [],
    sessions: [],
  };
  office.requests.push(request);
  const journey: Journey = { request, random, turn: 0 };
  if (chosen === undefined) life.steps.enterQueue(journey, 'new');
  else life.steps.offer(journey, chosen, 'Direct');
}

function areaAskedFor(
  random: Random,
  offered: readonly string[] | undefined,
  reserved: ReadonlySet<string>,
): string | undefined {
  if (random.chance(0.015)) return undefined;
  const open = areas.filter(([area]) => !reserved.has(area));
  const known = open.filter(([area]) => offered?.includes(area));
  return random.weighted(known.length > 0 && random.chance(0.85) ? known : open);
}

/** About one in thirty has been here before, within these weeks. */
function returningClient({ requests }: Office, random: Random, now: number): Client | undefined {
  if (!random.chance(0.06) || requests.length === 0) return undefined;
  const { client, closedAt } = random.pick(requests);
  return closedAt !== undefined && closedAt < now && isFree(requests, client) ? client : undefined;
}

function isFree(requests: readonly MentoringRequest[], client: Client): boolean {
  return requests.every((request) => request.client !== client || request.closedAt !== undefined);
}
