/** M3: area -> the areas that stand in for it, from groups of areas related to each other. */
export const relatedAreasOf = (groups: readonly (readonly string[])[]): Map<string, ReadonlySet<string>> => {
  const related = new Map<string, Set<string>>();
  for (const group of groups) {
    for (const area of group) {
      const others = related.get(area) ?? new Set();
      related.set(area, others);
      for (const other of group) if (other !== area) others.add(other);
    }
  }
  return related;
};
