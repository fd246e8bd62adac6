import { ApiError } from '../apiError.ts';
import { malformedSearch } from './parseSosl.ts';
import { wordsOf } from './words.ts';

/** What a record must contain. */
export type Search =
  /** Words one after another in one field; each may have wildcards. A literal is the longest part of a word without. */
  | { kind: 'phrase'; words: readonly RegExp[]; literals: readonly string[] }
  | { kind: 'and' | 'or'; parts: readonly Search[] }
  | { kind: 'not'; part: Search };

/** "If the SearchQuery string is longer than 10,000 characters, no result rows are returned"; beyond 4,000 no operators. */
const LONGEST_QUERY = 10_000;
const LONGEST_WITH_OPERATORS = 4000;
const DEEPEST = 100;

/** Reserved characters that have no meaning of their own in a search: they must be escaped. */
const RESERVED = /[&|!{}[\]^~:'+]/;

type Token = { kind: '(' | ')' | 'AND' | 'OR' | 'NOT' } | { kind: 'text'; text: string };

/** Text as a term that is searched as it is: reserved characters escaped, words that are operators in quotes. */
export function escapeSearchTerm(text: string): string {
  return text.replace(/[?&|!{}[\]()^~*:\\"'+-]/g, '\\$&').replace(/(?<!\S)(?:AND|OR|NOT)(?!\S)/gi, '"$&"');
}

/**
 * Reads what stands in the braces of FIND (SOQL and SOSL Reference, "FIND {SearchQuery}"); undefined when the platform
 * answers with nothing because it is too long.
 * @throws ApiError MALFORMED_SEARCH, INVALID_SEARCH for a term of fewer than two characters
 */
export function readSearchQuery(query: string): Search | undefined {
  if (query.length > LONGEST_QUERY) return undefined;
  const tokens = tokensOf(query);
  const letters = tokens.reduce(
    (sum, token) => sum + (token.kind === 'text' ? wordsOf(unescaped(token.text)).join('').length : 0),
    0,
  );
  if (letters < 2) {
    throw new ApiError('INVALID_SEARCH', `search term must be longer than one character: ${query.trim()}`);
  }
  if (query.length > LONGEST_WITH_OPERATORS) {
    return {
      kind: 'or',
      parts: tokens.flatMap((token) => (token.kind === 'text' ? phrases(token.text) : [])),
    };
  }
  return new Parser(tokens).read();
}

const unescaped = (text: string): string => text.replace(/\\(.)/gs, ' ');

function tokensOf(query: string): Token[] {
  const tokens: Token[] = [];
  const pattern = /\s+|([()])|"((?:\\.|[^"\\])*)"|((?:\\.|[^\s()"\\])+)|(.)/gsu;
  for (const [, parenthesis, quoted, word, other] of query.matchAll(pattern)) {
    if (parenthesis === '(' || parenthesis === ')') tokens.push({ kind: parenthesis });
    else if (other !== undefined) throw malformedSearch(`unexpected token: '${other}'`);
    else if (quoted !== undefined) tokens.push(textToken(quoted));
    else if (word !== undefined) {
      const operator = word.toUpperCase();
      if (operator === 'AND' || operator === 'OR' || operator === 'NOT') tokens.push({ kind: operator });
      else tokens.push(textToken(word));
    }
  }
  return tokens;
}

function textToken(text: string): Token {
  const [reserved] = RESERVED.exec(text.replace(/\\./gs, '')) ?? [];
  if (reserved !== undefined) throw malformedSearch(`unexpected token: '${reserved}'`);
  return { kind: 'text', text };
}

/** A written term as the phrases it stands for: none when it is all punctuation. */
function phrases(text: string): Search[] {
  const written = wordsOf(unescaped(text), true);
  if (written.length === 0) return [];
  return [{ kind: 'phrase', words: written.map(wordPattern), literals: written.map(longestLiteral) }];
}

function longestLiteral(word: string): string {
  return word.split(/[*?]+/).reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

/** `*` is any number of characters, `?` one; neither begins a word. */
function wordPattern(word: string): RegExp {
  const inside = word.replace(/^[*?]+/, '').replace(/[*?]/g, (wildcard) => (wildcard === '*' ? '.*' : '.'));
  return new RegExp(`^${inside}$`, 'su');
}

/** OR binds least, then AND and AND NOT; words side by side are joined by AND. */
class Parser {
  private readonly tokens: readonly Token[];
  private position = 0;
  private depth = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  read(): Search {
    const search = this.either();
    if (this.position < this.tokens.length) throw this.unexpected();
    return search;
  }

  private take(kind: Token['kind']): boolean {
    if (this.tokens[this.position]?.kind !== kind) return false;
    this.position += 1;
    return true;
  }

  private either(): Search {
    const parts = [this.all()];
    while (this.take('OR')) parts.push(this.all());
    return { kind: 'or', parts };
  }

  private all(): Search {
    const parts = [...this.term()];
    for (;;) {
      if (this.take('AND')) {
        if (this.take('NOT')) parts.push({ kind: 'not', part: { kind: 'and', parts: this.term() } });
        else parts.push(...this.term());
      } else if (this.tokens[this.position]?.kind === 'text' || this.tokens[this.position]?.kind === '(') {
        parts.push(...this.term());
      } else return { kind: 'and', parts };
    }
  }

  private term(): Search[] {
    if (this.take('(')) {
      this.depth += 1;
      if (this.depth > DEEPEST) throw malformedSearch("unexpected token: '('");
      const inside = this.either();
      this.depth -= 1;
      if (!this.take(')')) throw this.unexpected();
      return [inside];
    }
    const token = this.tokens[this.position];
    if (token?.kind !== 'text') throw this.unexpected();
    this.position += 1;
    return phrases(token.text);
  }

  private unexpected(): ApiError {
    const kind = this.tokens[this.position]?.kind;
    return malformedSearch(`unexpected token: '${kind ?? '<EOF>'}'`);
  }
}
