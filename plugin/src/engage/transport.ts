/** One HTTP exchange with Salesforce. `path` starts with a slash and is relative to the instance. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Sent as it is, so that what was planned is, byte for byte, what is sent. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ApiResponse {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The network, passed in. Rejects only when no answer came (refused, reset, timed out). */
export interface Transport {
  send(request: ApiRequest): Promise<ApiResponse>;
  /** Renews the access token; false where the login cannot be renewed (an access token alone). */
  renewSession(): Promise<boolean>;
}
