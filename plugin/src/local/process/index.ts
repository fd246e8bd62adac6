/** The local org as a process of its own: start, stop, status, reset, and its place in the sf CLI. */
export { cliUsers, forgetCliUsers, registerCliUsers, type CliUsername } from './cliUsers.ts';
export { moveRunningClock, seedRunningOrg, signIn } from './callServer.ts';
export { connectCli, type CliConnection } from './connectCli.ts';
export { LocalOrgError } from './localOrgError.ts';
export type { ClockMove } from './moveClock.ts';
export { findPlaces, type Places } from './places.ts';
export { requireRunning, runningStatus } from './requireRunning.ts';
export { runServer, type RunningServer, type ServerSurroundings } from './runServer.ts';
export type { ServerRecord } from './serverRecord.ts';
export type { ServerSettings } from './settings.ts';
export { startLocalOrg, type StartedOrg, type StartOptions } from './startLocalOrg.ts';
export { statusLocalOrg, type LocalOrgStatus } from './statusLocalOrg.ts';
export { resetLocalOrg, stopLocalOrg, type StopOutcome } from './stopLocalOrg.ts';
