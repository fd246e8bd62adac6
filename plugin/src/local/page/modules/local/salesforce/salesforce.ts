/** How the page talks to the org it is served by: same origin, signed in by cookie. */
const apiPath = '/services/data/v66.0';

/** Fired on window when the org no longer knows the session. */
export const sessionEnded = 'sessionended';

export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Sends JSON to the org. A lost session is reported on window besides. @throws TypeError when nothing answers. */
export async function send(path: string, init: RequestInit = {}): Promise<ApiAnswer> {
  const response = await fetch(path, {
    ...init,
    headers: { accept: 'application/json', 'content-type': 'application/json' },
  });
  if (response.status === 401) {
    window.dispatchEvent(new CustomEvent(sessionEnded));
  }
  return { status: response.status, body: await readBody(response) };
}

/** Posts to the API of the org's version. */
export function postToApi(path: string, body: unknown): Promise<ApiAnswer> {
  return send(`${apiPath}${path}`, { method: 'POST', body: JSON.stringify(body) });
}

/** Calls the API of the org's version. */
export function callApi(method: 'GET' | 'PATCH', path: string, body?: unknown): Promise<ApiAnswer> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  return send(`${apiPath}${path}`, init);
}
