// Loaded into mocha before node-salesforce's tests: their configuration files, and where to log in.
const Module = require('node:module');

const { CONFORMANCE_URL: loginUrl, CONFORMANCE_VERSION: version } = process.env;
const config = {
  loginUrl,
  username: 'admin@engage.local',
  password: 'local',
  clientId: 'conformance',
  clientSecret: 'local',
  redirectUri: 'http://localhost:4000/oauth2/callback',
  bigTable: 'Lead',
  upsertTable: 'UpsertTable__c',
  upsertField: 'ExtId__c',
};

// What node-salesforce's own helper does in a browser that no longer exists: sign in, follow the redirect, take the code.
async function signIn(address, username) {
  const followed = { redirect: 'manual' };
  const login = (await fetch(address, followed)).headers.get('location');
  if (!login?.startsWith('/login?'))
    throw new Error(`expected to be sent to the login page, not to ${login}`);
  const body = new URLSearchParams({ username });
  const session = await fetch(`${loginUrl}/local/session`, { method: 'POST', body });
  const [cookie] = session.headers.getSetCookie();
  const answer = await fetch(address, { ...followed, headers: { cookie: cookie.split(';')[0] } });
  return Object.fromEntries(new URL(answer.headers.get('location')).searchParams);
}
const webauth = (address, username, _password, callback) => {
  signIn(address, username).then(
    (params) => callback(null, params),
    (error) => callback(error),
  );
};

const replaced = new Map([
  ['./config/salesforce', config],
  ['./config/oauth2', config],
  ['./helper/webauth', webauth],
]);
const load = Module._load;
Module._load = function (request, ...rest) {
  return replaced.get(request) ?? load.call(this, request, ...rest);
};

const salesforce = require('node-salesforce/lib/salesforce');
const { Connection } = salesforce;
salesforce.Connection = function (options = {}) {
  const oauth2 = options.oauth2 && { loginUrl, ...options.oauth2 };
  return new Connection({ loginUrl, version, ...options, ...(oauth2 && { oauth2 }) });
};

// As node-salesforce's own test/helper/setup.js has it.
Function.prototype.check = function (done) {
  const assertions = this;
  return function (...values) {
    try {
      assertions.apply(this, values);
    } catch (error) {
      done(error);
      return;
    }
    done();
  };
};
