const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/** True for a name that can only mean this machine. */
export function isLoopbackName(name: string): boolean {
  return LOOPBACK_NAMES.has(name.toLowerCase());
}

/**
 * True when a Host header names this machine. Another name means DNS rebinding: a page of a foreign site that
 * resolves its own name to 127.0.0.1 to read from here.
 */
export function isLoopbackHost(host: string | undefined): boolean {
  if (host === undefined) return false;
  return isLoopbackName(host.replace(/:\d{1,5}$/, ''));
}

/** True for a remote address on the loopback interface. */
export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./.test(address);
}

/** Refuses to listen where other machines could connect. */
export function requireLoopbackBind(host: string): void {
  if (isLoopbackName(host) || /^127(?:\.\d{1,3}){3}$/.test(host)) return;
  throw new Error(`The local org listens on this machine only: use 127.0.0.1, not ${host}.`);
}
