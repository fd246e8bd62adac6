import { DRAFT_FIELDS, TASK_TABLE, type LadderTemplate } from '../rules/index.ts';
import { closeKeys } from './closeKeys.ts';
import { ConfigError, type ConfigProblem } from './configError.ts';
import type { Links } from './readLinks.ts';

/** L9: the draft of an e-mail that a person sends. */
export interface DraftTemplate {
  readonly subject: string;
  readonly body: string;
}

export type DraftTemplates = Readonly<Record<LadderTemplate, DraftTemplate>>;

/** One file of `config/templates`; `file` is the name that errors show. */
export interface TemplateFile {
  readonly file: string;
  readonly text: string;
}

const FIELD = /\{\{([^{}\n]*)\}\}/g;
const BRACES = /\{\{|\}\}/;

/** What a draft may name: roles, dates, counts and links; never a person or a client (C2). */
const knownFields = ({ links, training }: Links): string[] => [
  ...DRAFT_FIELDS,
  'links',
  'training',
  ...Object.keys({ ...links, ...training }).map((key) => `link.${key}`),
];

interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

const unknownField = (name: string, place: Place, known: readonly string[]): ConfigProblem => {
  const close = closeKeys(name, known);
  return {
    code: 'wrongValue',
    ...place,
    key: `{{${name}}}`,
    expected: `a merge field (${known.join(', ')})`,
    found: `"${name}"`,
    hint: close.length === 0 ? undefined : `Did you mean ${close.map((other) => `"${other}"`).join(' or ')}?`,
  };
};

const problemsOf = ({ file, text }: TemplateFile, known: readonly string[]): ConfigProblem[] => {
  const lines = text.split('\n');
  const problems = lines.flatMap((line, index): ConfigProblem[] => {
    const place = (column: number): Place => ({ file, line: index + 1, column: column + 1 });
    const unknown = [...line.matchAll(FIELD)]
      .map((match) => ({ name: (match[1] ?? '').trim(), column: match.index }))
      .filter(({ name }) => !known.includes(name))
      .map(({ name, column }) => unknownField(name, place(column), known));
    const rest = line.replace(FIELD, (whole) => ' '.repeat(whole.length));
    const torn = BRACES.exec(rest);
    if (torn === null) return unknown;
    const expected = 'a merge field in {{ and }} on one line';
    return [
      ...unknown,
      { code: 'syntax', ...place(torn.index), key: '', expected, found: `"${torn[0]}" alone` },
    ];
  });
  if (!/^Subject: \S/.test(lines[0] ?? ''))
    problems.unshift({
      code: 'missingKey',
      file,
      line: 1,
      column: 1,
      key: 'Subject',
      expected: '"Subject: …" in the first line',
      found: lines[0] === undefined || lines[0] === '' ? 'nothing' : 'other words',
    });
  if (lines.slice(1).join('').trim() === '')
    problems.push({
      code: 'missingKey',
      file,
      line: 2,
      column: 1,
      key: 'body',
      expected: 'the words of the e-mail',
      found: 'nothing',
    });
  return problems;
};

const NAMED = TASK_TABLE.flatMap(({ template, task, rule }) =>
  template === undefined ? [] : [{ template, task, rule }],
);

/** Checks and reads the drafts of L3-L6. `files`: the files of the folder by name, without `.md`.
 * @throws ConfigError with every problem: a draft that a task names and that is not there, one that no task names, a merge field
 * that is not known, a missing subject. */
export const readTemplates = (
  files: ReadonlyMap<string, TemplateFile>,
  links: Links,
  folder: string,
): DraftTemplates => {
  const known = knownFields(links);
  const missing = NAMED.filter(({ template }) => !files.has(template)).map(
    ({ template, task, rule }): ConfigProblem => ({
      code: 'missingKey',
      file: `${folder}/${template}.md`,
      line: 1,
      column: 1,
      key: template,
      expected: `the draft that the task "${task}" (${rule}) names`,
      found: 'no such file',
    }),
  );
  const names: readonly string[] = NAMED.map(({ template }) => template);
  const unused = [...files].flatMap(([name, { file }]): ConfigProblem[] =>
    names.includes(name)
      ? []
      : [
          {
            code: 'unknownKey',
            file,
            line: 1,
            column: 1,
            key: name,
            expected: `only drafts that a task names (${names.join(', ')})`,
            found: `"${name}"`,
          },
        ],
  );
  const wrong = [...files.values()].flatMap((file) => problemsOf(file, known));
  const problems = [...missing, ...unused, ...wrong].sort((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line,
  );
  if (problems.length > 0) throw new ConfigError(folder, problems);
  const entries = NAMED.map(({ template }): [LadderTemplate, DraftTemplate] => {
    const [first = '', ...rest] = (files.get(template)?.text ?? '').split('\n');
    return [template, { subject: first.slice('Subject: '.length).trim(), body: rest.join('\n').trim() }];
  });
  return Object.fromEntries(entries) as Record<LadderTemplate, DraftTemplate>;
};
