import { unreadableBody } from './errorResponse.ts';

/** No record, composite or query nests deeper; deeper ones would only exhaust whoever walks through them. */
const DEEPEST = 200;

/** How deep objects and lists nest in a JSON text, its strings left aside. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text.charCodeAt(i);
    if (quoted) {
      if (character === 0x5c) i += 1;
      else if (character === 0x22) quoted = false;
    } else if (character === 0x22) quoted = true;
    else if (character === 0x7b || character === 0x5b) deepest = Math.max(deepest, (depth += 1));
    else if (character === 0x7d || character === 0x5d) depth -= 1;
  }
  return deepest;
}

/** The value of a JSON body, undefined for an empty one. Throws JSON_PARSER_ERROR. */
export function parseJsonBody(text: string): unknown {
  if (text.trim() === '') return undefined;
  if (depthOf(text) > DEEPEST)
    throw unreadableBody(`The HTTP entity body nests deeper than ${DEEPEST} levels`);
  try {
    return JSON.parse(text);
  } catch {
    throw unreadableBody('The HTTP entity body is required to be well-formed JSON');
  }
}
