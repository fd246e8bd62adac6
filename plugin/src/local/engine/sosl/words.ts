/**
 * The words of a text as the search index has them: split at spaces and punctuation, small letters, no accents.
 * `wildcards` keeps `*` and `?` in them.
 */
export function wordsOf(text: string, wildcards = false): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return (plain.match(wildcards ? /[\p{L}\p{N}_*?]+/gu : /[\p{L}\p{N}_]+/gu) ?? []).filter((word) =>
    /[\p{L}\p{N}_]/u.test(word),
  );
}
