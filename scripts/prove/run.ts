import { BREAKS, RULES, type Break } from './breaks/index.ts';
import { proveBreak, type Proof } from './proveBreak.ts';
import { runTests } from './runTests.ts';
import { workingCopy } from './workingCopy.ts';

/** `npm run prove rules [M5 …]`: breaks each rule in turn, in a copy, and prints the test that goes red. */

const WORKERS = 2;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const describeProof = (proof: Proof): string => {
  const rule = proof.one.rule.padEnd(3);
  if (proof.red !== undefined)
    return `${rule} red: "${proof.red.name}" (${proof.red.file}), broken: ${proof.one.says}`;
  return `${rule} NOT PROVEN: ${proof.one.says}: ${proof.problem}`;
};

/** Each worker breaks a copy of its own; proofs are said in the order of the rules. */
const proveAll = async (breaks: readonly Break[], folders: readonly string[]): Promise<Proof[]> => {
  const proofs: Proof[] = [];
  let next = 0;
  let said = 0;
  const work = async (folder: string): Promise<void> => {
    for (let index = next++; index < breaks.length; index = next++) {
      const one = breaks[index];
      if (one === undefined) return;
      proofs[index] = await proveBreak(folder, one);
      for (let ready = proofs[said]; ready !== undefined; ready = proofs[++said]) say(describeProof(ready));
    }
  };
  await Promise.all(folders.map(work));
  return proofs;
};

const proveRules = async (wanted: readonly string[]): Promise<boolean> => {
  const breaks = BREAKS.filter(({ rule }) => wanted.length === 0 || wanted.includes(rule));
  const copies = await Promise.all(Array.from({ length: WORKERS }, workingCopy));
  try {
    const folders = copies.map(({ folder }) => folder);
    const files = [...new Set(breaks.flatMap(({ tests }) => tests))];
    const [before] = await runTests(folders[0] ?? '.', files);
    if (before !== undefined) {
      say(
        `Red before anything is broken: "${before.name}" (${before.file}). Mend it first: npm test ${before.file}`,
      );
      return false;
    }
    say(`Unbroken: ${files.length} test files are green.`);
    const proofs = await proveAll(breaks, folders);
    const open = proofs.filter(({ red }) => red === undefined).length;
    const rules = new Set(breaks.map(({ rule }) => rule)).size;
    say(`\n${rules} rules broken in ${breaks.length} ways: ${breaks.length - open} red, ${open} not proven`);
    return open === 0;
  } finally {
    await Promise.all(copies.map((copy) => copy.remove()));
  }
};

const [what, ...wanted] = process.argv.slice(2);
const unknown = wanted.filter((rule) => !RULES.includes(rule));
if (what !== 'rules' || unknown.length > 0) {
  if (unknown.length > 0) say(`No code of ours carries ${unknown.join(', ')}. Rules: ${RULES.join(', ')}.`);
  say('Usage: npm run prove rules [M5 ...]');
  process.exitCode = 2;
} else {
  process.exitCode = (await proveRules(wanted)) ? 0 : 1;
}
