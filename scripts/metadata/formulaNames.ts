const literals = new Set(['TRUE', 'FALSE', 'NULL']);

/** Field paths that a formula names; functions, texts, comments, literals and `$` globals are left out. */
export function formulaNames(formula: string): readonly string[] {
  const code = formula
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, ' ')
    .replace(/\$[A-Za-z_][\w.]*/g, ' ');
  const names = [...code.matchAll(/[A-Za-z_]\w*(?:\s*\.\s*[A-Za-z_]\w*)*(?!\w)(?!\s*\()/g)]
    .map(([name]) => name.replace(/\s+/g, ''))
    .filter((name) => !literals.has(name.toUpperCase()));
  return [...new Set(names)];
}
