import { plainPhrase, type TopicPhrases, type TopicVocabulary } from '../rules/index.ts';
import { readYaml } from './readYaml.ts';
import { group, listOf, text } from './settings.ts';

/** The codes that the org's pick lists have. */
export interface KnownCodes {
  readonly areas: readonly string[];
  readonly industries: readonly string[];
}

/** `loan(s)` is "loan" and "loans". Brackets around whole words stay what they are, as in "8(a)". */
const writtenOut = (phrase: string): readonly string[] =>
  /\p{L}{2}\(\p{L}+\)/u.test(phrase)
    ? [phrase.replaceAll(/\(\p{L}+\)/gu, ''), phrase.replaceAll(/[()]/g, '')]
    : [phrase];

const LONGEST = 60;
const phrase = () =>
  text(LONGEST).refine((value) => plainPhrase(value) !== '', `a phrase of letters, at most ${LONGEST} long`);
const phrases = () => listOf(phrase());
const codes = (known: readonly string[]) => group(Object.fromEntries(known.map((code) => [code, phrases()])));

const topicsSchema = ({ areas, industries }: KnownCodes) =>
  group({
    areas: codes(areas),
    industries: codes(industries),
    shared: phrases(),
    ignored: phrases(),
    denials: group({ before: phrases(), near: phrases(), after: phrases(), until: phrases() }),
  }).superRefine(({ shared, ...topics }, context) => {
    const allowed = new Set(shared.flatMap(writtenOut).map(plainPhrase));
    const places = new Map<string, string>();
    const place = (path: (string | number)[], value: string): void => {
      const name = path.slice(0, -1).join('.');
      for (const plain of writtenOut(value).map(plainPhrase)) {
        const other = places.get(plain);
        if (other !== undefined && (other === name || !allowed.has(plain))) {
          const rest = other === name ? 'once' : `under one code, or listed as shared; ${other} has it too`;
          context.addIssue({ code: 'custom', path, message: `a phrase that stands ${rest}` });
        }
        places.set(plain, name);
      }
    };
    for (const kind of ['areas', 'industries'] as const) {
      for (const [code, own] of Object.entries(topics[kind])) {
        for (const [index, value] of own.entries()) place([kind, code, index], value);
      }
    }
    for (const [index, value] of topics.ignored.entries()) place(['ignored', index], value);
    for (const [name, own] of Object.entries(topics.denials)) {
      for (const [index, value] of own.entries()) place(['denials', name, index], value);
    }
  });

const listed = (codesOf: Readonly<Record<string, readonly string[]>>): TopicPhrases[] =>
  Object.entries(codesOf).map(([code, own]) => ({ code, phrases: own.flatMap(writtenOut) }));

/** M4: reads the text of `topics.yaml`; `file` is the name that errors show, `known` the codes that exist.
 * @throws ConfigError listing every problem: also codes that no pick list has, codes without a key, and phrases that stand twice. */
export const readTopics = (source: string, file: string, known: KnownCodes): TopicVocabulary => {
  const { areas, industries, ignored, denials } = readYaml(source, file, topicsSchema(known));
  return { areas: listed(areas), industries: listed(industries), ignored, denials };
};
