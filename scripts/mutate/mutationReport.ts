import { z } from 'zod';

const position = z.object({ line: z.number(), column: z.number() });
const report = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.string(),
      mutants: z.array(
        z.object({
          status: z.string(),
          mutatorName: z.string(),
          replacement: z.string().optional(),
          location: z.object({ start: position, end: position }),
        }),
      ),
    }),
  ),
});

type Mutant = z.infer<typeof report>['files'][string]['mutants'][number];

const NOTICED: ReadonlySet<string> = new Set(['Killed', 'Timeout']);
const UNNOTICED: ReadonlySet<string> = new Set(['Survived', 'NoCoverage']);

/** How much of what was changed the tests noticed. */
export interface Score {
  readonly noticed: number;
  readonly mutants: number;
}

/** In percent, to one digit; 100 of nothing. */
export const percentOf = ({ noticed, mutants }: Score): number =>
  mutants === 0 ? 100 : Math.floor((noticed / mutants) * 1000) / 10;

export interface FileReport extends Score {
  readonly file: string;
  /** "12:7 ConditionalExpression: `a < b` -> `true`" */
  readonly survivors: readonly string[];
}

/** Reads what Stryker's JSON reporter wrote, file by file.
 * @throws ZodError when it is something else. */
export const readMutationReport = (text: string): FileReport[] =>
  Object.entries(report.parse(JSON.parse(text)).files).map(([file, { source, mutants }]) => {
    const survivors = mutants.filter(({ status }) => UNNOTICED.has(status));
    const noticed = mutants.filter(({ status }) => NOTICED.has(status)).length;
    return {
      file,
      noticed,
      mutants: noticed + survivors.length,
      survivors: survivors.map((mutant) => describeMutant(mutant, source.split('\n'))),
    };
  });

const LONGEST = 100;
const oneLine = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
};

function describeMutant({ location, mutatorName, replacement }: Mutant, lines: readonly string[]): string {
  const { start, end } = location;
  const text = lines
    .slice(start.line - 1, end.line)
    .map((line, index, all) => (index === all.length - 1 ? line.slice(0, end.column - 1) : line))
    .map((line, index) => (index === 0 ? line.slice(start.column - 1) : line))
    .join('\n');
  const [from, to] = changedPart(text, replacement ?? '');
  return `${start.line}:${start.column} ${mutatorName}: \`${oneLine(from)}\` -> \`${oneLine(to)}\``;
}

/** What differs in two long texts, with a little around it. */
function changedPart(from: string, to: string): readonly [from: string, to: string] {
  if (Math.max(from.length, to.length) <= LONGEST) return [from, to];
  let start = 0;
  while (start < from.length && from[start] === to[start]) start++;
  let end = 0;
  while (end < Math.min(from.length, to.length) - start && from.at(-1 - end) === to.at(-1 - end)) end++;
  const around = 20;
  const part = (text: string): string =>
    text.slice(Math.max(0, start - around), Math.min(text.length, text.length - end + around));
  return [part(from), part(to)];
}
