/** Our code -> the pick-list values that mean it, the preferred one first. */
export type PickListValues = Readonly<Record<string, readonly string[]>>;

/** Labels that differ only in case, spaces, or the kind of dash are the same label. */
export const normalizeLabel = (label: string): string =>
  label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s*[-\u00ad\u2010-\u2015\u2212]\s*/g, '-')
    .replace(/\s+/g, ' ')
    .trim();

/** The code of a label that was read; undefined when no code lists it. */
export const codeOf = <Values extends PickListValues>(
  values: Values,
  label: string | null | undefined,
): (keyof Values & string) | undefined => {
  if (label === null || label === undefined) return undefined;
  const wanted = normalizeLabel(label);
  return Object.keys(values).find((code) => values[code]?.some((known) => normalizeLabel(known) === wanted));
};

/** The label to write for a code: the first that the org offers, spelled as the org does (D6).
 * Without `offered`, the preferred one. Undefined when the org offers none of them. */
export const labelOf = <Values extends PickListValues>(
  values: Values,
  code: keyof Values & string,
  offered?: readonly string[],
): string | undefined => {
  const labels = values[code] ?? [];
  if (offered === undefined) return labels[0];
  for (const label of labels) {
    const match = offered.find((candidate) => normalizeLabel(candidate) === normalizeLabel(label));
    if (match !== undefined) return match;
  }
  return undefined;
};
