import { addedFunctions, correctedFunctions } from './functions/added.ts';
import { dateFunctions } from './functions/dates.ts';
import { isNumeric, library, libraryFunction } from './library.ts';
import type { Moment } from './moment.ts';
import type { FormulaValue } from './valueTypes.ts';

/** What one evaluation reads: the values of the formula's references, in their order, and the moment. */
export interface Frame {
  readonly slots: readonly FormulaValue[];
  readonly moment: Moment;
}

/** A part of a formula, ready to run. */
export type Cell = (frame: Frame) => FormulaValue;

/** The tree sformula makes of a formula: calls of functions on constants and references. */
export interface CheckedNode {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly callee?: unknown;
  readonly arguments?: readonly unknown[];
  readonly elements?: readonly unknown[];
}

const slotName = /^\$(\d+)$/;

/** The name a reference has in the tree. */
export function nameOfSlot(slot: number): string {
  return `$${slot}`;
}

/** Makes a checked tree into a function. Branches that are not taken are not computed. */
export function compileNode(node: CheckedNode): Cell {
  if (node.type === 'Literal') {
    const value = node.value as FormulaValue;
    return () => value;
  }
  if (node.type === 'Identifier') {
    const slot = Number(slotName.exec(node.name ?? '')?.[1]);
    return ({ slots }) => slots[slot];
  }
  if (node.type === 'CallExpression') {
    const name = (node.callee as CheckedNode).name ?? '';
    return compileCall(name, (node.arguments ?? []) as readonly CheckedNode[]);
  }
  throw new Error(`a formula tree with ${node.type}`);
}

type Branching = (cells: readonly Cell[]) => Cell;

const blank = (value: FormulaValue): boolean => value === null || value === undefined || value === '';

const equalNumbers = libraryFunction('$$EQ_NUMBER$$');

function isSame(left: FormulaValue, right: FormulaValue): boolean {
  if (left === right || (blank(left) && blank(right))) return true;
  return isNumeric(left) && isNumeric(right) && equalNumbers(left, right) === true;
}

const always: Cell = () => null;

/** AND and OR of three values: blank is neither true nor false. */
const joining =
  (decisive: boolean): Branching =>
  (cells) =>
  (frame) => {
    let result: FormulaValue = !decisive;
    for (const cell of cells) {
      const value = cell(frame);
      if (value === decisive) return decisive;
      if (value === null || value === undefined) result = null;
    }
    return result;
  };

const branching: Readonly<Record<string, Branching>> = {
  IF:
    ([test = always, then = always, otherwise = always]) =>
    (frame) =>
      test(frame) === true ? then(frame) : otherwise(frame),
  CASE: (cells) => {
    const [subject = always, ...rest] = cells;
    const otherwise = rest.pop() ?? always;
    return (frame) => {
      const value = subject(frame);
      for (let i = 0; i + 1 < rest.length; i += 2) {
        if (isSame(rest[i]?.(frame), value)) return rest[i + 1]?.(frame);
      }
      return otherwise(frame);
    };
  },
  AND: joining(false),
  OR: joining(true),
  NULLVALUE:
    ([first = always, second = always]) =>
    (frame) =>
      first(frame) ?? second(frame),
};

function compileCall(name: string, args: readonly CheckedNode[]): Cell {
  const cells = args.map((arg) => compileArgument(arg));
  const branch = branching[name];
  if (branch !== undefined) return branch(cells);
  const timed = dateFunctions[name];
  if (timed !== undefined) return (frame) => timed(frame.moment, ...cells.map((cell) => cell(frame)));
  const work = correctedFunctions[name] ?? addedFunctions[name]?.value ?? library[name];
  if (work === undefined) throw new Error(`no function ${name}`);
  const [first = always, second = always] = cells;
  // Most calls have one or two arguments; a list for each would cost more than the work.
  if (cells.length === 1) return (frame) => work(first(frame));
  if (cells.length === 2) return (frame) => work(first(frame), second(frame));
  return (frame) => work(...cells.map((cell) => cell(frame)));
}

/** TEXT and HYPERLINK take pairs of a value and its type. */
function compileArgument(node: CheckedNode): Cell {
  if (node.type !== 'ArrayExpression') return compileNode(node);
  const cells = ((node.elements ?? []) as readonly CheckedNode[]).map((element) => compileNode(element));
  // sformula's own functions take the pair apart.
  return (frame) => cells.map((cell) => cell(frame)) as unknown as FormulaValue;
}
