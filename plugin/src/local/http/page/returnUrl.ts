/** Every character a path, a query or a fragment is made of; no backslash, no control character, nothing beyond ASCII. */
const PATH = /^\/(?:[A-Za-z0-9\-._~!$&'()*+,;=:@%?#[\]][A-Za-z0-9\-._~!$&'()*+,;=:@%/?#[\]]*)?$/;

/** The path of a retURL on this server; `/` for everything else, so that nobody is sent to another site. */
export function safeReturnUrl(retURL: unknown): string {
  return typeof retURL === 'string' && PATH.test(retURL) ? retURL : '/';
}
