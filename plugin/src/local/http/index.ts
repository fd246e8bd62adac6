/** The local org over HTTP: REST, OAuth, UI API, GraphQL and the page. */
export { LOCAL_PASSWORD } from './localUsers.ts';
export { requireLoopbackBind } from './loopback.ts';
export { openConnectedApps, type ConnectedApps } from './oauth/connectedApps.ts';
export { createServer, type ServerOptions } from './server.ts';
export { openSessions, type Sessions, type SessionsOptions } from './sessions.ts';
export type { Seeding } from './localRoutes.ts';
export type { LoggedWrite } from './writeLog.ts';
