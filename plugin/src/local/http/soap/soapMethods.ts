import { ApiError } from '../../engine/index.ts';
import { findUserById, findUserByName, LOCAL_PASSWORD, type LocalUser } from '../localUsers.ts';
import type { ServerContext } from '../serverContext.ts';
import { textOf } from '../xml/readXmlBody.ts';
import type { XmlValue } from '../xml/writeXml.ts';
import type { SoapCall } from './envelope.ts';

/** What a method may need besides the call. */
export interface SoapSurroundings extends ServerContext {
  /** The address of the service as the caller spelled it, without the org's id. */
  readonly serverUrl: string;
}

type SoapMethod = (call: SoapCall, surroundings: SoapSurroundings) => XmlValue;

const TWO_HOURS = 7200;

function invalidSession(): ApiError {
  return new ApiError(
    'INVALID_SESSION_ID',
    'Invalid Session ID found in SessionHeader: Illegal Session. Session not found, missing session hash.',
  );
}

function caller({ sessionId }: SoapCall, { org, sessions }: SoapSurroundings): LocalUser {
  const userId = sessionId === undefined ? undefined : sessions.userOf(sessionId);
  const user = userId === undefined ? undefined : findUserById(org, userId);
  if (!user) throw invalidSession();
  return user;
}

/** SOAP API Developer Guide, "GetUserInfoResult". */
function userInfo(user: LocalUser, { org }: SoapSurroundings): Record<string, XmlValue> {
  return {
    accessibilityMode: false,
    currencySymbol: '$',
    orgAttachmentFileSizeLimit: 5_242_880,
    orgDefaultCurrencyIsoCode: 'USD',
    orgDisallowHtmlAttachments: false,
    orgHasPersonAccounts: false,
    organizationId: org.organizationId,
    organizationMultiCurrency: false,
    organizationName: 'Engage (local)',
    profileId: user.profileId,
    roleId: null,
    sessionSecondsValid: TWO_HOURS,
    userDefaultCurrencyIsoCode: null,
    userEmail: user.email,
    userFullName: user.name,
    userId: user.id,
    userLanguage: 'en_US',
    userLocale: 'en_US',
    userName: user.username,
    userTimeZone: user.timeZone,
    userType: 'Standard',
    userUiSkin: 'Theme3',
  };
}

/** The calls of the SOAP API that clients make to begin and end a session; everything else is REST's. */
export const soapMethods: Readonly<Record<string, SoapMethod>> = {
  login({ args }, surroundings) {
    const { org, sessions, serverUrl } = surroundings;
    const username = textOf(args, 'username');
    const user = username === undefined ? undefined : findUserByName(org, username);
    if (!user || textOf(args, 'password') !== LOCAL_PASSWORD) {
      throw new ApiError('INVALID_LOGIN', 'Invalid username, password, security token; or user locked out.');
    }
    const address = `${serverUrl}/${org.organizationId.slice(0, 15)}`;
    return {
      metadataServerUrl: address.replace(/\/Soap\/[uc]\//, '/Soap/m/'),
      passwordExpired: false,
      sandbox: true,
      serverUrl: address,
      sessionId: sessions.issue(user.id),
      userId: user.id,
      userInfo: userInfo(user, surroundings),
    };
  },
  logout(call, surroundings) {
    caller(call, surroundings);
    surroundings.sessions.revoke(call.sessionId ?? '');
    return undefined;
  },
  getUserInfo: (call, surroundings) => userInfo(caller(call, surroundings), surroundings),
  getServerTimestamp(call, surroundings) {
    caller(call, surroundings);
    return { timestamp: surroundings.clock.now().toISOString() };
  },
};
