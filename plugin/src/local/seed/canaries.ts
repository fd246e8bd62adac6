/** Marks every invented client's surname and street. */
export const clientSurnameMark = 'Invented-';
/** Marks every text that a client wrote. */
export const clientWordsMark = 'in my own invented words';
/** Reserved for examples (RFC 2606); mentors and staff have addresses at engage.local. */
export const clientEmailDomains = ['example.com', 'example.org', 'example.net'] as const;
/** Every client's phone is `(area) 555-01xx`, reserved for fiction; mentors have none. */
export const clientPhoneMark = ') 555-01';

/**
 * Texts that stand in clients' personal fields and nowhere else in the demo data. Found in a store, a log or any output,
 * they are a leak (C2).
 */
export const canaryPatterns: readonly { readonly field: string; readonly text: string }[] = [
  { field: 'last name or street', text: clientSurnameMark },
  ...clientEmailDomains.map((domain) => ({ field: 'e-mail', text: `@${domain}` })),
  { field: 'phone', text: clientPhoneMark },
  { field: 'words', text: clientWordsMark },
];
