import type { compileSync } from 'sformula';
import { nameOfSlot } from './evaluator.ts';
import { FormulaError } from './formulaError.ts';
import type { Place } from './formulaError.ts';
import { addedFunctions } from './functions/added.ts';
import { library } from './library.ts';
import type { Resolved, Resolver } from './resolver.ts';
import type { FormulaNode } from './syntax.ts';

/** The tree sformula checks. */
export type Expression = Parameters<typeof compileSync>[0];

/** A formula with every name resolved: the tree names each reference by its slot. */
export interface Linked<Reference> {
  readonly expression: Expression;
  readonly slots: readonly Resolved<Reference>[];
  readonly functions: ReadonlySet<string>;
}

type Call = Extract<FormulaNode, { kind: 'call' }>;
type Binary = Extract<FormulaNode, { kind: 'binary' }>;
type BinaryOperator = Extract<Expression, { type: 'BinaryExpression' }>['operator'];

/** A formula's operators in sformula's words. */
const operators: Readonly<Record<string, BinaryOperator>> = {
  '=': '===',
  '==': '===',
  '<>': '!==',
  '!=': '!==',
  '<': '<',
  '>': '>',
  '<=': '<=',
  '>=': '>=',
  '+': '+',
  '&': '+',
  '-': '-',
  '*': '*',
  '/': '/',
  '^': '**',
};

/** Functions of sformula with another one of ours in their place. */
const renamed: Readonly<Record<string, string>> = { HYPERLINK: '$HYPERLINK', IMAGE: '$IMAGE' };

/** sformula's lists end here; of these functions a list of lists is the same. */
const MOST_ARGUMENTS = 50;
const splittable: ReadonlySet<string> = new Set(['AND', 'OR', 'MAX', 'MIN']);

const isHistory = (name: string): name is 'ISCHANGED' | 'PRIORVALUE' | 'ISNEW' =>
  name === 'ISCHANGED' || name === 'PRIORVALUE' || name === 'ISNEW';

/**
 * Resolves the names of a formula.
 * @throws FormulaError for a name that means nothing here
 */
export function linkFormula<Reference>(node: FormulaNode, resolver: Resolver<Reference>): Linked<Reference> {
  const linker = new Linker(resolver);
  const expression = linker.expression(node);
  return { expression, slots: linker.slots, functions: linker.functions };
}

class Linker<Reference> {
  readonly slots: Resolved<Reference>[] = [];
  readonly functions = new Set<string>();
  private readonly known = new Map<string, number>();
  private readonly resolver: Resolver<Reference>;

  constructor(resolver: Resolver<Reference>) {
    this.resolver = resolver;
  }

  expression(node: FormulaNode): Expression {
    const loc = placed(node.at);
    switch (node.kind) {
      case 'literal':
        return { type: 'Literal', value: node.value, raw: String(node.value), loc };
      case 'path':
        return this.slot(node.names.join('.'), node.at, () => this.resolver.path(node.names));
      case 'call':
        return this.call(node);
      case 'unary': {
        const argument = this.expression(node.operand);
        return { type: 'UnaryExpression', operator: node.operator, argument, prefix: true, loc };
      }
      case 'binary':
        return this.binary(node);
    }
  }

  private binary(node: Binary): Expression {
    const loc = placed(node.at);
    const compared = comparedWithNull(node);
    if (compared !== undefined) return this.expression(compared);
    const left = this.expression(node.left);
    const right = this.expression(node.right);
    if (node.operator === '&&' || node.operator === '||') {
      return { type: 'LogicalExpression', operator: node.operator, left, right, loc };
    }
    const operator = operators[node.operator];
    if (operator === undefined) throw new FormulaError(`unknown operator ${node.operator}`, node.at);
    return { type: 'BinaryExpression', operator, left, right, loc };
  }

  private call({ name, args, at }: Call): Expression {
    if (isHistory(name)) return this.history(name, args, at);
    if ((library[name] ?? addedFunctions[name]) === undefined || name.startsWith('$')) {
      throw new FormulaError(`the local org has no function ${name}`, at);
    }
    this.functions.add(name);
    if (splittable.has(name) && args.length > MOST_ARGUMENTS) {
      const first: FormulaNode = { kind: 'call', name, args: args.slice(0, MOST_ARGUMENTS), at };
      return this.call({ kind: 'call', name, args: [first, ...args.slice(MOST_ARGUMENTS)], at });
    }
    return {
      type: 'CallExpression',
      callee: { type: 'Identifier', name: renamed[name] ?? name, loc: placed(at) },
      arguments: args.map((arg) => this.expression(arg)),
      optional: false,
      loc: placed(at),
    };
  }

  private history(
    name: 'ISCHANGED' | 'PRIORVALUE' | 'ISNEW',
    args: readonly FormulaNode[],
    at: Place,
  ): Expression {
    const [field, another] = args;
    const names = field?.kind === 'path' ? field.names : undefined;
    if (another !== undefined || (name === 'ISNEW' ? field !== undefined : names === undefined)) {
      throw new FormulaError(`${name}() takes ${name === 'ISNEW' ? 'nothing' : 'one field'}`, at);
    }
    return this.slot(`${name}(${names?.join('.') ?? ''})`, at, () => this.resolver.history(name, names));
  }

  /** One slot for each thing the formula reads, however often. */
  private slot(key: string, at: Place, resolve: () => Resolved<Reference>): Expression {
    const wanted = key.toLowerCase();
    let slot = this.known.get(wanted);
    if (slot === undefined) {
      slot = this.slots.push(located(resolve, at)) - 1;
      this.known.set(wanted, slot);
    }
    return { type: 'Identifier', name: nameOfSlot(slot), loc: placed(at) };
  }
}

/** A resolver's refusal, with the place in the text. */
function located<T>(resolve: () => T, at: Place): T {
  try {
    return resolve();
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    throw new FormulaError(error.message, at);
  }
}

function placed(at: Place) {
  return { start: at, end: at };
}

const isNull = (node: FormulaNode): boolean => node.kind === 'literal' && node.value === null;

/** `Field = NULL` asks whether the field is blank. */
function comparedWithNull({ operator, left, right, at }: Binary): FormulaNode | undefined {
  const isEquality = operators[operator] === '===';
  if (!isEquality && operators[operator] !== '!==') return undefined;
  if (isNull(left) === isNull(right)) return undefined;
  const asked: FormulaNode = { kind: 'call', name: 'ISBLANK', args: [isNull(left) ? right : left], at };
  return isEquality ? asked : { kind: 'unary', operator: '!', operand: asked, at };
}
