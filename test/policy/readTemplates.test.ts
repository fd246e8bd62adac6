import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  ConfigError,
  readLinks,
  readTemplates,
  renderDraft,
  type TemplateFile,
} from '../../plugin/src/policy/index.ts';
import { DRAFT_FIELDS, draftFields, TASK_TABLE } from '../../plugin/src/rules/index.ts';
import { at } from '../rules/examples.ts';
import { acted, calendar, decline, ladderAt, taskIn } from '../rules/ladder/ladderExamples.ts';

const CONFIG = join(import.meta.dirname, '../../config');
const LINKS = readLinks(readFileSync(join(CONFIG, 'links.yaml'), 'utf8'), 'config/links.yaml');
const files = (): Map<string, TemplateFile> =>
  new Map(
    readdirSync(join(CONFIG, 'templates')).map((name) => [
      name.replace(/\.md$/, ''),
      { file: `config/templates/${name}`, text: readFileSync(join(CONFIG, 'templates', name), 'utf8') },
    ]),
  );
const FOLDER = 'config/templates';
const TEMPLATES = readTemplates(files(), LINKS, FOLDER);

const problemsOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error;
  }
  assert.fail('expected a ConfigError');
};
const withFile = (name: string, text: string) =>
  problemsOf(() => readTemplates(files().set(name, { file: `${FOLDER}/${name}.md`, text }), LINKS, FOLDER));

test('L3-L6: every e-mail of the ladder has its draft, and every draft is read', () => {
  const named = TASK_TABLE.flatMap(({ template, act }) => {
    assert.equal(template !== undefined, act === 'email');
    return template ?? [];
  });
  assert.deepEqual(Object.keys(TEMPLATES).sort(), [...named].sort());
});

test('L9: a merge field that is not known is named with file, line, column and the one that was meant', () => {
  const error = withFile('first-rejection', 'Subject: S\n\nOn {{rejectionDat}} you …\n');
  assert.match(
    error.message,
    /^config\/templates\/first-rejection\.md:3:4 \{\{rejectionDat\}\}: expected a merge field \(senderRole, .*link\.expectations.*\), found "rejectionDat"\. Did you mean "rejectionDate"/,
  );
  assert.match(withFile('first-rejection', 'Subject: S\n\n{{link.pause}}\n').message, /found "link\.pause"/);
});

test('L9: a draft that a task names and that is missing, and one that no task names, stop the program', () => {
  const fewer = files();
  fewer.delete('second-rejection-warning');
  assert.equal(
    problemsOf(() => readTemplates(fewer, LINKS, FOLDER)).message,
    'config/templates/second-rejection-warning.md:1:1 second-rejection-warning: expected the draft that the task "confirmWarning" (L4) names, found no such file.',
  );
  assert.match(
    withFile('fourth-rejection', 'Subject: S\n\nWords.\n').message,
    /expected only drafts that a task names/,
  );
});

test('L9: torn braces, a missing subject and an empty body are found, all at once', () => {
  const { problems } = withFile('first-rejection', 'Hello\n{{links\n}} {{ links }}\n');
  assert.deepEqual(
    problems.map(({ line, column, key, expected }) => [line, column, key, expected]),
    [
      [1, 1, 'Subject', '"Subject: …" in the first line'],
      [2, 1, '', 'a merge field in {{ and }} on one line'],
      [3, 1, '', 'a merge field in {{ and }} on one line'],
    ],
  );
  assert.match(
    withFile('first-rejection', 'Subject: S\n').message,
    /expected the words of the e-mail, found nothing/,
  );
  assert.match(
    withFile('first-rejection', '').message,
    /Subject: expected "Subject: …" in the first line, found nothing/,
  );
});

test('L3: a link needs a name and a public https address', () => {
  const link = (url: string) => `links:\n  a:\n    name: A\n    url: ${url}\ntraining: {}\n`;
  assert.deepEqual(readLinks(link('https://www.score.org/x'), 'l').links, {
    a: { name: 'A', url: 'https://www.score.org/x' },
  });
  for (const url of ['http://www.score.org', 'nothing', 'https://localhost/x'])
    assert.match(
      problemsOf(() => readLinks(link(url), 'config/links.yaml')).message,
      /^config\/links\.yaml:4:5 links\.a\.url: expected a public https address like/,
    );
});

test('C2: no draft has a field for a name, an e-mail address or a telephone number', () => {
  assert.ok(!DRAFT_FIELDS.some((field) => /name|mail|phone|address/i.test(field)));
});

test('L3, L4: a draft reads with roles, dates, counts and links filled in, and names left in brackets', () => {
  const rows = [decline('a', at('2026-11-02T10:00')), decline('b', at('2026-11-09T10:00'))];
  const done = [
    acted('a', 1, 'emailMentor', at('2026-11-03T10:00')),
    acted('a', 1, 'talkWithMentor', at('2026-11-04T10:00')),
    acted('b', 2, 'informLeaders', at('2026-11-10T10:00')),
    acted('b', 2, 'warnMentor', at('2026-11-12T10:00')),
  ];
  const ladder = ladderAt(at('2026-11-21T10:00'), rows, done);
  const task = taskIn(ladder, 'b 2 confirmWarning');
  const fields = draftFields(task, ladder, calendar);
  assert.deepEqual(fields, {
    senderRole: 'Chapter Chair',
    recipientRoles: 'Mentor',
    copyRoles: 'Regional Operations Coordinator',
    rejectionCount: '2',
    rejectionDate: 'Nov 9, 2026',
    rejectionDates: 'Nov 2, 2026 and Nov 9, 2026',
    rejectionReason: 'too busy',
    sendBy: 'Mon, Nov 16, 10:00 AM',
    activity: '',
  });
  const draft = renderDraft(TEMPLATES['second-rejection-warning'], fields, LINKS);
  assert.equal(draft.subject, 'Our conversation about declined mentoring requests');
  assert.match(draft.body, /^Dear \[mentor's name\],/);
  assert.match(draft.body, /- How to pause mentoring for a while: https:\/\//);
  for (const template of Object.values(TEMPLATES))
    assert.doesNotMatch(renderDraft(template, fields, LINKS).body, /[{}]/);
});
