import type { Place } from './formulaError.ts';
import { FormulaError } from './formulaError.ts';
import type { Token } from './tokens.ts';
import { tokensOf } from './tokens.ts';

export type UnaryOperator = '-' | '+' | '!';

/** A formula as it is written, before any name in it means anything. */
export type FormulaNode =
  | { kind: 'literal'; value: string | number | boolean | null; at: Place }
  /** `Account.Owner.Name`; a step to one of several objects is one name: `Owner:User`. */
  | { kind: 'path'; names: string[]; at: Place }
  | { kind: 'call'; name: string; args: FormulaNode[]; at: Place }
  | { kind: 'unary'; operator: UnaryOperator; operand: FormulaNode; at: Place }
  | { kind: 'binary'; operator: string; left: FormulaNode; right: FormulaNode; at: Place };

/** Binary operators, the loosest first ("Formula Operators and Functions", Salesforce Help). */
const levels: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['=', '==', '<>', '!=', '<', '>', '<=', '>='],
  ['+', '-', '&'],
  ['*', '/'],
  ['^'],
];

const constants: Readonly<Record<string, boolean | null>> = { TRUE: true, FALSE: false, NULL: null };

/** Deeper formulas do not fit into the 3,900 characters the platform allows. */
const DEEPEST = 500;

/**
 * Reads a formula.
 * @throws FormulaError
 */
export function readFormula(formula: string): FormulaNode {
  const reader = new Reader(tokensOf(formula));
  const node = reader.expression(0);
  reader.take('end', '');
  return node;
}

class Reader {
  private readonly tokens: readonly Token[];
  private position = 0;
  private depth = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  private get next(): Token {
    const token = this.tokens[this.position] ?? this.tokens.at(-1);
    if (token === undefined) throw new FormulaError('the formula is empty');
    return token;
  }

  private isSymbol(...texts: readonly string[]): boolean {
    return this.next.kind === 'symbol' && texts.includes(this.next.text);
  }

  take(kind: Token['kind'], text?: string): Token {
    const token = this.next;
    if (token.kind !== kind || (text !== undefined && token.text !== text)) {
      const found = token.kind === 'end' ? 'the end' : token.text;
      const wanted = kind === 'end' ? 'the end' : (text ?? `a ${kind}`);
      throw new FormulaError(`expected ${wanted}, found ${found}`, token.at);
    }
    this.position += 1;
    return token;
  }

  expression(level: number): FormulaNode {
    const operators = levels[level];
    if (operators === undefined) return this.unary();
    let left = this.expression(level + 1);
    while (this.isSymbol(...operators)) {
      const { text: operator, at } = this.take('symbol');
      left = { kind: 'binary', operator, left, right: this.expression(level + 1), at };
    }
    return left;
  }

  private unary(): FormulaNode {
    this.depth += 1;
    if (this.depth > DEEPEST) throw new FormulaError('the formula is nested too deeply', this.next.at);
    const node = this.signed() ?? this.primary();
    this.depth -= 1;
    return node;
  }

  private signed(): FormulaNode | undefined {
    for (const operator of ['-', '+', '!'] as const) {
      if (!this.isSymbol(operator)) continue;
      const { at } = this.take('symbol');
      return { kind: 'unary', operator, operand: this.unary(), at };
    }
    return undefined;
  }

  private primary(): FormulaNode {
    const { kind, text, at } = this.next;
    if (kind === 'number') {
      this.position += 1;
      return { kind: 'literal', value: Number(text), at };
    }
    if (kind === 'string') {
      this.position += 1;
      return { kind: 'literal', value: text, at };
    }
    if (kind === 'word') return this.named();
    if (!this.isSymbol('(')) {
      const found = kind === 'end' ? 'the end' : text;
      throw new FormulaError(`expected a value, found ${found}`, at);
    }
    this.take('symbol', '(');
    const inside = this.expression(0);
    this.take('symbol', ')');
    return inside;
  }

  private named(): FormulaNode {
    const { text, at } = this.take('word');
    if (this.isSymbol('(')) return { kind: 'call', name: text.toUpperCase(), args: this.args(), at };
    const constant = constants[text.toUpperCase()];
    if (constant !== undefined) return { kind: 'literal', value: constant, at };
    const names = [text + this.objectOf()];
    while (this.isSymbol('.')) {
      this.take('symbol', '.');
      names.push(this.take('word').text + this.objectOf());
    }
    return { kind: 'path', names, at };
  }

  /** The `:User` of `Owner:User`. */
  private objectOf(): string {
    if (!this.isSymbol(':')) return '';
    this.take('symbol', ':');
    return `:${this.take('word').text}`;
  }

  private args(): FormulaNode[] {
    this.take('symbol', '(');
    const args: FormulaNode[] = [];
    if (!this.isSymbol(')')) {
      args.push(this.expression(0));
      while (this.isSymbol(',')) {
        this.take('symbol', ',');
        args.push(this.expression(0));
      }
    }
    this.take('symbol', ')');
    return args;
  }
}
