const CHECKSUM = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** Characters 4 to 6 of every id this org makes: a made-up instance and its reserved character. */
const INSTANCE = 'Sc0';
const SERIAL_LENGTH = 9;

/** The three characters that make a 15-character id safe where case is lost. */
function checksum(id15: string): string {
  let suffix = '';
  for (let chunk = 0; chunk < 15; chunk += 5) {
    let bits = 0;
    for (let i = 0; i < 5; i++) {
      const code = id15.charCodeAt(chunk + i);
      if (code >= 65 && code <= 90) bits |= 1 << i;
    }
    suffix += CHECKSUM[bits] ?? '';
  }
  return suffix;
}

/** The 18-character form of a 15- or 18-character id, or undefined when it is neither or its checksum is wrong. */
export function toId18(id: string): string | undefined {
  if (!/^[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?$/.test(id)) return undefined;
  const id15 = id.slice(0, 15);
  const suffix = checksum(id15);
  if (id.length === 15 || suffix === id.slice(15)) return id15 + suffix;
  const lostItsCase = id15 === id15.toLowerCase() || id15 === id15.toUpperCase();
  return lostItsCase ? restoreCase(id) : undefined;
}

/** The 15-character form of an id; anything else comes back as it is. */
export function toId15(id: string): string {
  return toId18(id)?.slice(0, 15) ?? id;
}

/** True when both name the same record, in 15 or 18 characters. */
export function sameId(left: string, right: string): boolean {
  const id = toId18(left);
  return id !== undefined && id === toId18(right);
}

/** An 18-character id may arrive in the wrong case: its checksum says which letters are capitals. */
function restoreCase(id18: string): string | undefined {
  let id15 = '';
  for (let i = 0; i < 15; i++) {
    const bits = CHECKSUM.indexOf((id18[15 + Math.floor(i / 5)] ?? '').toUpperCase());
    if (bits < 0) return undefined;
    const letter = id18[i] ?? '';
    id15 += (bits >> (i % 5)) & 1 ? letter.toUpperCase() : letter.toLowerCase();
  }
  const id = id15 + checksum(id15);
  return id.slice(15) === id18.slice(15).toUpperCase() ? id : undefined;
}

/** The id of the `serial`-th record under a key prefix; ids of one prefix sort as their serials do. */
export function makeId(keyPrefix: string, serial: number): string {
  let digits = '';
  for (let rest = serial; digits.length < SERIAL_LENGTH; rest = Math.floor(rest / 62)) {
    digits = (BASE62[rest % 62] ?? '0') + digits;
  }
  const id15 = keyPrefix + INSTANCE + digits;
  return id15 + checksum(id15);
}

/** The serial inside an id of this org's own making, or undefined for an id from elsewhere. */
export function serialOf(id18: string): number | undefined {
  if (id18.slice(3, 6) !== INSTANCE) return undefined;
  let serial = 0;
  for (const digit of id18.slice(6, 15)) serial = serial * 62 + BASE62.indexOf(digit);
  return serial;
}

/** The n-th custom object's key prefix: a01 for 1, then a02 … a0z, a10 … */
export function customKeyPrefix(n: number): string {
  return `a${twoDigits(n)}`;
}

/** The n-th custom metadata type's key prefix: m01 for 1. */
export function metadataKeyPrefix(n: number): string {
  return `m${twoDigits(n)}`;
}

function twoDigits(n: number): string {
  return `${BASE62[Math.floor(n / 62) % 62] ?? '0'}${BASE62[n % 62] ?? '0'}`;
}
