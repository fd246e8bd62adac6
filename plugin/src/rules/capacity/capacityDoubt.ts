const LEAD =
  "(?:i am|i'm|im|my (?:schedule|calendar) is|schedule|calendar|currently|presently|already|always|now|still|sorry|is|am|are|estoy|por ahora) ";
const NOW =
  ' (?:now|right now|at this time|at the moment|at present|for now|currently|today|this \\w+|thanks|thank you|por ahora|ahora)';
const UNTIL = ' (?:until|till|thru|through|since|for|hasta) .*';
const MONTHS =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|fall|winter|next (?:week|month|year))';

/** These words have many meanings ("full-service", "open source"): they count only when they are all that is said. */
const alone = (words: readonly string[]): RegExp =>
  new RegExp(`^(?:${LEAD})*(?:${words.join('|')})(?:${NOW}){0,3}(?:${UNTIL})?$`);

/** M6: no number follows from these, and they take the certainty from any number beside them. */
const DOUBTS: readonly RegExp[] = [
  alone([
    'full|busy|closed|limited|booked(?: up| solid)?|llen[oa]|ocupad[oa]',
    'paused?|on pause|pausad[oa]|wait ?-?list(?:ed)?',
    'flexible(?: schedule)?|varies|variable|depends|depende',
    'no|nope|none|nothing|nil|zero|nada|cero|ningun[oa]?|no puedo|not(?: yet)?',
    'some|several|many|few|a few|a handful',
    'ask(?: first)?|(?:check|call) first|(?:check|call|contact|email|text) me(?: first)?',
  ]),
  /\b(?:i am|i'm|im|currently|now) (?:full|paused|booked|closed|busy|away|overloaded|swamped)\b(?![ -]time)/,
  /\b(?:at (?:full |max(?:imum)? )?capacity|maxed out|fully booked|too busy|closed to new|not (?:right )?now|not available|unavailable|no disponible)\b/,
  /\b(?:on (?:leave|hold|sabbatical|vacation)|out of (?:the )?(?:office|town|country))\b(?! (?:rent|home|propert|polic|law))/,
  new RegExp(`^(?:.{1,12} )?(?:back|return\\w*|resum\\w*|not before|not until)\\b.* ${MONTHS}\\b`),
  /\bno (?:current )?(?:availability|capacity|time|bandwidth|openings?|slots?|room|disponibilidad|tiempo)\b(?! (?:management|planning))/,
  /\b(?:do not|don't|dont|stop|quit) (?:please )?(?:assign|send|refer|match|give)(?:ing)?\b/,
  /\b(?:ask|call|contact|check|check with|email|text) (?:me )?(?:first|before)\b|\b(?:ask|check with) me\b(?! about)/,
  /\b(?:limited (?:availability|capacity|time)|tbd|to be determined|some weeks|it (?:depends|varies))\b/,
  /(?<!many )\bas (?:needed|necessary|required|available)\b|\b(?:when|if|where) (?:needed|necessary)\b/,
  /\bas many as (?:i|you|we)\b(?! (?:need|have)$)|\b(?:cuando|lo que) sea necesari[oa]\b|\bsegun\b|\bwithin reason\b/,
];

/** About capacity, and saying nothing against a number beside them. */
const HINTS: readonly RegExp[] = [
  alone(['open|accepting|available|yes|sure|any ?time|always|disponible|(?:acepto )?tod[oa]s']),
  /\b(?:open|closed) to (?:new |more )?(?:clients?|requests?|mre'?s?|mentees?)\b/,
  /^(?:please |sorry )*no (?!direct)(?:[a-z]+ ){0,2}(?:mre'?s?|clients?|requests?|referrals?|mentees?|assignments?)\b/,
];

/** How words about capacity that hold no number, in lower case and without accents, leave it to a person (M6). */
export const doubtIn = (clause: string): 'unclear' | 'hint' | undefined => {
  if (DOUBTS.some((doubt) => doubt.test(clause))) return 'unclear';
  return HINTS.some((hint) => hint.test(clause)) ? 'hint' : undefined;
};
