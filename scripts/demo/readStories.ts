import { z } from 'zod';

const recommendation = z.object({
  Rank__c: z.number(),
  Tier__c: z.string(),
  Why__c: z.string().nullable(),
  Mentor__r: z.object({ Name: z.string() }).nullable(),
});
const clock = z.object({
  Request__c: z.string(),
  Request__r: z.object({
    CaseNumber: z.string(),
    Area_of_Expertise__c: z.string().nullable(),
    Chapter__r: z.object({ Name: z.string() }).nullable(),
  }),
  Next_Action_Owner__c: z.string().nullable(),
  Next_Action_Why__c: z.string().nullable(),
  Assign_Locked__c: z.boolean(),
  Match_Summary__c: z.string().nullable(),
});
const rows = <Row>(row: z.ZodType<Row>) => z.object({ totalSize: z.number(), records: z.array(row) });

/** What the sync decided for one request, read back from the org. */
export interface Story {
  readonly clock: z.infer<typeof clock>;
  readonly recommendations: readonly z.infer<typeof recommendation>[];
}

type Login = Readonly<{ instanceUrl: string; accessToken: string }>;

async function query<Row>(
  login: Login,
  soql: string,
  row: z.ZodType<Row>,
): Promise<{ totalSize: number; records: Row[] }> {
  const response = await fetch(
    new URL(`/services/data/v66.0/query?q=${encodeURIComponent(soql)}`, login.instanceUrl),
    { headers: { Authorization: `Bearer ${login.accessToken}` } },
  );
  if (!response.ok) throw new Error(`The local org answered ${response.status}: ${await response.text()}`);
  return rows(row).parse(await response.json());
}

/** How many recommendations the org holds. */
export async function countRecommendations(login: Login): Promise<number> {
  return (await query(login, 'SELECT COUNT() FROM Mentor_Recommendation__c', z.unknown())).totalSize;
}

/** Reads decisions of a few requests over the API, as anyone with a login could. */
export async function readStories(login: Login, caseNumbers: readonly string[]): Promise<Story[]> {
  const numbers = caseNumbers.map((number) => `'${number}'`).join(', ');
  const { records: clocks } = await query(
    login,
    `SELECT Request__c, Request__r.CaseNumber, Request__r.Area_of_Expertise__c, Request__r.Chapter__r.Name, Next_Action_Owner__c, Next_Action_Why__c, Assign_Locked__c, Match_Summary__c FROM Request_Clock__c WHERE Request__r.CaseNumber IN (${numbers}) ORDER BY Request__r.CaseNumber`,
    clock,
  );
  const stories: Story[] = [];
  for (const row of clocks) {
    const { records: found } = await query(
      login,
      `SELECT Rank__c, Tier__c, Why__c, Mentor__r.Name FROM Mentor_Recommendation__c WHERE Request__c = '${row.Request__c}' ORDER BY Rank__c`,
      recommendation,
    );
    stories.push({ clock: row, recommendations: found });
  }
  return stories;
}
