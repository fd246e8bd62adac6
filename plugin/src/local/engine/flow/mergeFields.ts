/** `{!$Record.Status}`: the braces around what a flow's formula names. */
const OPEN = '{!';

/** The end of the string literal that starts at `from`, one past its closing quote. */
function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== text[from]) at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

/**
 * A flow's formula as a plain one: the braces of merge fields become spaces, so that every other character stays where it is.
 * String literals are left alone.
 */
export function withoutMergeBraces(formula: string): string {
  let plain = '';
  let at = 0;
  while (at < formula.length) {
    const character = formula.charAt(at);
    let next = at + 1;
    if (character === '"' || character === "'") {
      next = endOfString(formula, at);
      plain += formula.slice(at, next);
    } else if (formula.startsWith(OPEN, at) && formula.includes('}', at)) {
      next = formula.indexOf('}', at) + 1;
      plain += `  ${formula.slice(at + OPEN.length, next - 1)} `;
    } else {
      plain += character;
    }
    at = next;
  }
  return plain;
}
