function distance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [row, letter] of Array.from(from).entries()) {
    const current = [row + 1];
    for (const [column, other] of Array.from(to).entries()) {
      const above = previous[column + 1] ?? 0;
      const left = current[column] ?? 0;
      const diagonal = previous[column] ?? 0;
      current.push(Math.min(above + 1, left + 1, diagonal + (letter === other ? 0 : 1)));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}

/** The name that a misspelt one most likely means; undefined when none is near. */
export function nearestName(misspelt: string, names: Iterable<string>): string | undefined {
  const wanted = misspelt.toLowerCase();
  const ranked = [...names]
    .map((name) => ({ name, apart: distance(wanted, name.toLowerCase()) }))
    .sort((one, other) => one.apart - other.apart);
  const best = ranked[0];
  return best !== undefined && best.apart <= Math.max(2, misspelt.length / 3) ? best.name : undefined;
}

/** "Did you mean X?", or the advice when nothing is near. */
export function didYouMean(misspelt: string, names: Iterable<string>, otherwise: string): string {
  const nearest = nearestName(misspelt, names);
  return nearest === undefined ? otherwise : `did you mean ${nearest}? Otherwise ${otherwise}`;
}
