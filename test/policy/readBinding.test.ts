import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  codeOf,
  ConfigError,
  labelOf,
  readBinding,
  type ConfigProblem,
} from '../../plugin/src/policy/index.ts';

const TEXT = readFileSync(new URL('../../config/engage.yaml', import.meta.url), 'utf8');
const binding = readBinding(TEXT, 'config/engage.yaml');

const only = (text: string): ConfigProblem => {
  try {
    readBinding(text, 'config/engage.yaml');
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    assert.equal(error.problems.length, 1, error.message);
    const [problem] = error.problems;
    assert.ok(problem);
    return problem;
  }
  assert.fail('expected a ConfigError');
};

test('C4: config/engage.yaml binds objects, record types, fields and paths', () => {
  assert.deepEqual([binding.request.object, binding.request.recordType], ['Case', 'Mentoring_Request']);
  assert.equal(binding.request.fields.submittedAt, 'CreatedDate');
  assert.equal(binding.request.fields.preferredMethod, 'Contact.Preferred_Contact_Method__c');
  assert.deepEqual([binding.mentor.object, binding.mentor.recordType], ['Contact', 'Volunteer']);
  assert.equal(binding.unit.recordType, undefined);
});

test('C2: no field that holds a client in person is bound', () => {
  const bound = Object.values(binding).flatMap(({ fields }) => Object.values(fields));
  const personal =
    /(^|\.)(FirstName|LastName|Email|Phone|Subject|Description|Supplied\w*|Business_Questions__c|Mailing\w*)$/;
  assert.deepEqual(
    bound.filter((field) => personal.test(field)),
    [],
  );
});

test('D6: both spellings of a status are one code', () => {
  const { status, assignmentStatus } = binding.request.values;
  assert.equal(codeOf(status, 'Unable to Contact'), 'unableToReach');
  assert.equal(codeOf(status, 'Unable to Reach Client'), 'unableToReach');
  for (const label of [
    'Assigned-Pending',
    'Assigned – Pending',
    'assigned — pending',
    ' Assigned -  Pending ',
    'Assigned\u2011Pending',
  ]) {
    assert.equal(codeOf(assignmentStatus, label), 'assignedPending', label);
  }
});

test('a label that is not bound, and no label, have no code', () => {
  assert.equal(codeOf(binding.request.values.status, 'On Fire'), undefined);
  assert.equal(codeOf(binding.request.values.status, null), undefined);
  assert.equal(codeOf(binding.request.values.status, undefined), undefined);
  assert.equal(codeOf(binding.request.values.status, ''), undefined);
  assert.equal(codeOf(binding.request.values.status, 'constructor'), undefined);
});

test('D6: what is written is the label that the org offers, in its own spelling', () => {
  const { status } = binding.request.values;
  assert.equal(labelOf(status, 'unableToReach'), 'Unable to Contact');
  assert.equal(labelOf(status, 'unableToReach', ['New', 'Unable to reach client']), 'Unable to reach client');
  assert.equal(labelOf(status, 'unableToReach', ['New']), undefined);
});

test('every code of every bound field reads back from each of its labels', () => {
  const coded = Object.values(binding).flatMap(({ values }) =>
    Object.values<Readonly<Record<string, readonly string[]>>>(values),
  );
  assert.ok(coded.length >= 15);
  for (const values of coded) {
    for (const [code, labels] of Object.entries(values)) {
      for (const label of labels) assert.equal(codeOf(values, label), code);
    }
  }
});

test('case, spaces and kinds of dashes never matter', () => {
  const dashes = fc.constantFrom('-', ' - ', '–', ' — ', '\u2212');
  fc.assert(
    fc.property(dashes, fc.boolean(), (dash, upper) => {
      const label = `Assigned${dash}Pending`;
      const { assignmentStatus } = binding.request.values;
      assert.equal(codeOf(assignmentStatus, upper ? label.toUpperCase() : label), 'assignedPending');
    }),
  );
});

test('C4: a mistyped logical name is an error that names the right one', () => {
  const misspelled = TEXT.replace(
    '    submittedAt: CreatedDate',
    '    submittedAt: CreatedDate\n    submitedAt: CreatedDate',
  );
  assert.deepEqual(
    [only(misspelled).code, only(misspelled).key, only(misspelled).hint],
    ['unknownKey', 'request.fields.submitedAt', 'Did you mean "submittedAt"?'],
  );
});

test('C4: a field left out, a code left out, and an object left out are errors', () => {
  assert.equal(only(TEXT.replace('    submittedAt: CreatedDate\n', '')).key, 'request.fields.submittedAt');
  assert.equal(
    only(TEXT.replace('      withdrawn: [Withdrawn]\n', '')).key,
    'request.values.status.withdrawn',
  );
  assert.equal(only(TEXT.replace(/^attempt:[^]*?(?=^clock:)/m, '')).key, 'attempt');
});

test('C4: names that cannot be API names are refused; a path only where nothing is written', () => {
  const spaces = only(TEXT.replace('CaseNumber', 'Case Number'));
  assert.deepEqual(
    [spaces.key, spaces.expected],
    ['request.fields.number', 'an API name, or a path like Contact.Status__c'],
  );
  const path = only(TEXT.replace('acceptDue: Accept_Due__c', 'acceptDue: Request__r.Accept_Due__c'));
  assert.deepEqual([path.key, path.expected], ['clock.fields.acceptDue', 'an API name like Status__c']);
});

test('C4: one label cannot mean two codes', () => {
  const problem = only(
    TEXT.replace(
      'completed: [Completed]\n      unableToReach: [Unable to C',
      'completed: [Completed, withdrawn]\n      unableToReach: [Unable to C',
    ),
  );
  assert.equal(problem.key, 'request.values.status.withdrawn.0');
  assert.equal(problem.expected, 'a label that "completed" does not have already');
});

test('C4: a YAML yes or no that was meant as text is refused with the line', () => {
  assert.equal(only(TEXT.replace("yes: ['Yes']", 'yes: [true]')).found, 'true (boolean)');
});
