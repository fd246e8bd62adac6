import { z } from 'zod';
import { readYaml } from './readYaml.ts';
import { group, text } from './settings.ts';

const httpsPage = () => {
  const expected = 'a public https address like https://www.score.org/volunteer';
  return z.url({ protocol: /^https$/, hostname: z.regexes.domain, error: expected });
};

const link = group({ name: text(80), url: httpsPage() });
const links = () =>
  z.record(
    z.string().regex(/^[a-z][A-Za-z]*$/, 'a key like pauseMentoring'),
    link,
    'a group of keys, each with a name and a url',
  );

const linksSchema = group({
  links: links().describe('L3: help links'),
  training: links().describe('L3: training'),
});

/** L3: the help links and training that the drafts name, each with a name and an https address. */
export type Links = z.output<typeof linksSchema>;

/** Reads the text of `links.yaml`; `file` is the name that errors show.
 * @throws ConfigError listing every problem. */
export const readLinks = (content: string, file: string): Links => readYaml(content, file, linksSchema);
