/** Where the reader is: Lightning's own addresses, as far as this page has them. */
export type Route =
  | { readonly page: 'requestList' }
  | { readonly page: 'request'; readonly recordId: string }
  | { readonly page: 'unknown' };

const requestPath = /^\/lightning\/r\/(?:Case\/)?([0-9A-Za-z]{15}|[0-9A-Za-z]{18})\/view\/?$/;
const listPaths = new Set([
  '/',
  '/lightning',
  '/lightning/',
  '/lightning/page/home',
  '/lightning/o/Case/list',
]);

export function readRoute(path: string): Route {
  const recordId = requestPath.exec(path)?.[1];
  if (recordId !== undefined) {
    return { page: 'request', recordId };
  }
  return { page: listPaths.has(path) ? 'requestList' : 'unknown' };
}

export function requestAddress(recordId: string): string {
  return `/lightning/r/Case/${recordId}/view`;
}
