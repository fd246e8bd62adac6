import { AuthInfo, AuthRemover, StateAggregator } from '@salesforce/core';
import type { ServerRecord } from './serverRecord.ts';

/** The users that the sf CLI gets to know, and under which alias. */
export const cliUsers = [
  { username: 'admin@engage.local', alias: 'engage-local' },
  { username: 'service@engage.local', alias: 'engage-service' },
] as const;

export type CliUsername = (typeof cliUsers)[number]['username'];

function isLocalUrl(url: string | undefined): boolean {
  return url !== undefined && /^https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?\/?$/.test(url);
}

/**
 * Makes `sf … --target-org engage-local` work: stores the tokens in the sf CLI's own, encrypted, store. An alias that
 * means another org already is left alone; its name is returned.
 */
export async function registerCliUsers(
  { instanceUrl, organizationId }: ServerRecord,
  tokens: ReadonlyMap<CliUsername, string>,
): Promise<string[]> {
  const leftAlone: string[] = [];
  for (const { username, alias } of cliUsers) {
    const accessToken = tokens.get(username);
    if (accessToken === undefined) continue;
    const auth = await AuthInfo.create({
      accessTokenOptions: {
        accessToken,
        instanceUrl,
        loginUrl: instanceUrl,
        username,
        orgId: organizationId,
        isDevHub: false,
        isSandbox: true,
        isScratch: false,
        namespacePrefix: null,
      },
    });
    await auth.save();
    const { aliases } = await StateAggregator.getInstance();
    const current = aliases.getUsername(alias);
    if (current === null || current === undefined || current === username)
      await aliases.setAndSave(alias, username);
    else leftAlone.push(alias);
  }
  return leftAlone;
}

/** Removes the users from the sf CLI, unless the same username stands for an org elsewhere. */
export async function forgetCliUsers(): Promise<string[]> {
  const state = await StateAggregator.getInstance();
  const remover = await AuthRemover.create();
  const forgotten: string[] = [];
  for (const { username } of cliUsers) {
    if (!(await state.orgs.hasFile(username))) continue;
    const auth = await AuthInfo.create({ username });
    if (!isLocalUrl(auth.getFields().instanceUrl)) continue;
    await remover.removeAuth(username);
    forgotten.push(username);
  }
  return forgotten;
}
