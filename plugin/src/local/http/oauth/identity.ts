import type { LocalUser } from '../localUsers.ts';

/** Addresses that an identity answer lists, `{version}` left for the client to fill. */
function urlsOf(origin: string, organizationId: string, userId: string): Record<string, string> {
  const rest = `${origin}/services/data/v{version}`;
  return {
    rest: `${rest}/`,
    sobjects: `${rest}/sobjects/`,
    query: `${rest}/query/`,
    recent: `${rest}/recent/`,
    profile: `${origin}/${userId}`,
    custom_domain: origin,
    organization: `${origin}/${organizationId}`,
  };
}

/** The answer of `GET /services/oauth2/userinfo`. */
export function userInfo(user: LocalUser, organizationId: string, origin: string): object {
  return {
    sub: `${origin}/id/${organizationId}/${user.id}`,
    user_id: user.id,
    organization_id: organizationId,
    preferred_username: user.username,
    nickname: user.username,
    name: user.name,
    email: user.email,
    email_verified: true,
    zoneinfo: user.timeZone,
    locale: 'en_US',
    language: 'en_US',
    active: true,
    user_type: 'STANDARD',
    urls: urlsOf(origin, organizationId, user.id),
    is_salesforce_integration_user: false,
  };
}

/** Where the pictures of a user would be; the local org has none. */
function photosOf(origin: string): Record<string, string> {
  return { picture: `${origin}/profilephoto/005/F`, thumbnail: `${origin}/profilephoto/005/T` };
}

/** The answer of `GET /id/{organization}/{user}` (OAuth, "Identity URLs"). Its `id` is https on every org: clients check it. */
export function identity(user: LocalUser, organizationId: string, origin: string): object {
  return {
    id: `${origin.replace(/^http:/, 'https:')}/id/${organizationId}/${user.id}`,
    asserted_user: true,
    user_id: user.id,
    organization_id: organizationId,
    username: user.username,
    nick_name: user.username,
    display_name: user.name,
    email: user.email,
    email_verified: true,
    first_name: null,
    last_name: user.name,
    timezone: user.timeZone,
    addr_street: null,
    addr_city: null,
    addr_state: null,
    addr_country: null,
    addr_zip: null,
    mobile_phone: null,
    mobile_phone_verified: false,
    is_lightning_login_user: false,
    status: { created_date: null, body: null },
    photos: photosOf(origin),
    urls: urlsOf(origin, organizationId, user.id),
    active: true,
    user_type: 'STANDARD',
    language: 'en_US',
    locale: 'en_US',
    utcOffset: 0,
    last_modified_date: '2026-01-01T00:00:00Z',
  };
}
