import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import * as client from 'openid-client';
import { importJWK } from 'jose';
import { Browser } from './browser.mjs';
import { account, check, demo, report } from './cases.mjs';

const person = account('focal-unifil');
const { secret, key, redirectUri, signedOutUri } = demo.registered;
const scope = 'openid profile email casetracker offline_access';
const browser = new Browser();

const discover = (id, authentication) => client.discovery(
  new URL(demo.identity), id, undefined, authentication, { execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks] });
const configuration = await discover(secret.client_id, client.ClientSecretBasic(secret.client_secret));

/** A request for a code; what the provider sends back to the redirect address is returned, not asked. */
async function authorize({ pushed = false, ...more } = {}) {
  const verifier = client.randomPKCECodeVerifier();
  const [state, nonce] = [client.randomState(), client.randomNonce()];
  const parameters = {
    redirect_uri: redirectUri, scope, state, nonce, code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256', ...more,
  };
  const url = pushed ? await client.buildAuthorizationUrlWithPAR(configuration, parameters) : client.buildAuthorizationUrl(configuration, parameters);
  const address = await browser.signIn(url, person, redirectUri);
  return { address, url, expect: { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true } };
}

async function signIn(options) {
  const { address, expect } = await authorize(options);
  return client.authorizationCodeGrant(configuration, address, expect);
}

/** The address of a request that is altered in one respect and expects no answer. */
async function request(change) {
  const parameters = {
    redirect_uri: redirectUri, scope, state: 'kept', nonce: 'n', code_challenge: await client.calculatePKCECodeChallenge('v'.repeat(43)), code_challenge_method: 'S256', ...change,
  };
  return client.buildAuthorizationUrl(configuration, Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined)));
}

const refused = (promise, error, status) => assert.rejects(promise, failure => {
  assert.equal(failure.error ?? failure.code, error, failure.stack);
  if (status) assert.equal(failure.status, status);
  return true;
});

check('discovery names the issuer, the endpoints and nothing that is forbidden', async () => {
  const server = configuration.serverMetadata();
  assert.equal(server.issuer, demo.identity);
  assert.deepEqual(server.code_challenge_methods_supported, ['S256']);
  assert.deepEqual(server.response_types_supported, ['code']);
  assert.equal(server.authorization_response_iss_parameter_supported, true);
  assert.ok(['authorization_code', 'refresh_token', 'client_credentials'].every(g => server.grant_types_supported.includes(g)));
  assert.ok(!server.grant_types_supported.includes('password') && !server.grant_types_supported.includes('implicit'));
  for (const endpoint of ['authorization', 'token', 'userinfo', 'revocation', 'introspection', 'end_session', 'pushed_authorization_request'])
    assert.ok(server[`${endpoint}_endpoint`].startsWith(`${demo.identity}/`), endpoint);
});

check('a person signs in by code, and the tokens say who, when and how', async () => {
  const tokens = await signIn();
  const claims = tokens.claims();
  assert.equal(claims.email, person.user);
  assert.ok(claims.amr.includes('mfa'), JSON.stringify(claims));
  assert.ok(claims.sid && claims.acr && claims.name && Math.abs(claims.auth_time - Date.now() / 1000) < 120, JSON.stringify(claims));
  const information = await client.fetchUserInfo(configuration, tokens.access_token, claims.sub);
  assert.equal(information.email, person.user);
});

check('a pushed request carries its parameters by reference', async () => {
  const { address, url, expect } = await authorize({ pushed: true });
  assert.deepEqual([...url.searchParams.keys()].sort(), ['client_id', 'request_uri']);
  assert.ok((await client.authorizationCodeGrant(configuration, address, expect)).access_token);
});

check('a pushed request works once', async () => {
  const { url } = await authorize({ pushed: true });
  const { address, answer } = await browser.follow(url, redirectUri);
  assert.ok(!address.href.startsWith(redirectUri) || address.searchParams.has('error'), `${address} ${answer.status}`);
});

check('a refresh token gives a new pair', async () => {
  const first = await signIn();
  const second = await client.refreshTokenGrant(configuration, first.refresh_token);
  assert.notEqual(second.refresh_token, first.refresh_token);
  assert.notEqual(second.access_token, first.access_token);
  assert.ok(await client.fetchUserInfo(configuration, second.access_token, first.claims().sub));
});

check('a refresh token that is used again ends its family', async () => {
  const first = await signIn();
  const second = await client.refreshTokenGrant(configuration, first.refresh_token);
  await refused(client.refreshTokenGrant(configuration, first.refresh_token), 'invalid_grant', 400);
  await refused(client.refreshTokenGrant(configuration, second.refresh_token), 'invalid_grant', 400);
});

check('a machine gets a token by secret', async () => {
  const tokens = await client.clientCredentialsGrant(configuration, { scope: 'casetracker' });
  assert.ok(tokens.access_token && !tokens.refresh_token && !tokens.id_token);
});

check('a machine gets a token by a signed assertion', async () => {
  const signed = await discover(key.client_id, client.PrivateKeyJwt({ key: await importJWK(key.jwk, key.jwk.alg), kid: key.jwk.kid }));
  assert.ok((await client.clientCredentialsGrant(signed, { scope: 'casetracker' })).access_token);
});

check('a wrong secret is an invalid client', async () => {
  const wrong = await discover(secret.client_id, client.ClientSecretBasic(`${secret.client_secret}x`));
  await assert.rejects(client.clientCredentialsGrant(wrong, { scope: 'casetracker' }), failure => failure.response?.status === 401 || failure.status === 401);
});

check('a scope that the client may not have is refused', () =>
  refused(client.clientCredentialsGrant(configuration, { scope: 'invitations' }), 'invalid_scope', 400));

check('an access token can be looked up until it is revoked', async () => {
  const tokens = await signIn();
  const known = await client.tokenIntrospection(configuration, tokens.refresh_token);
  assert.equal(known.active, true);
  await client.tokenRevocation(configuration, tokens.refresh_token);
  assert.equal((await client.tokenIntrospection(configuration, tokens.refresh_token)).active, false);
  await refused(client.refreshTokenGrant(configuration, tokens.refresh_token), 'invalid_grant', 400);
});

check('a wrong code verifier is refused', async () => {
  const { address, expect } = await authorize();
  await refused(client.authorizationCodeGrant(configuration, address, { ...expect, pkceCodeVerifier: client.randomPKCECodeVerifier() }), 'invalid_grant', 400);
});

check('a code that is used again is refused, and what it gave is withdrawn', async () => {
  const { address, expect } = await authorize();
  const tokens = await client.authorizationCodeGrant(configuration, address, expect);
  await refused(client.authorizationCodeGrant(configuration, address, expect), 'invalid_grant', 400);
  await refused(client.refreshTokenGrant(configuration, tokens.refresh_token), 'invalid_grant', 400);
});

for (const [name, altered] of [
  ['a redirect address with a slash more is never redirected to', `${redirectUri}/`],
  ['a redirect address with a query more is never redirected to', `${redirectUri}?x=1`],
  ['a redirect address in capitals is never redirected to', redirectUri.replace('/callback', '/CALLBACK')],
  ['a redirect address that only amounts to the same is never redirected to', redirectUri.replace('/callback', '/x/../callback')],
  ['a redirect address on another port is never redirected to', redirectUri.replace(/:\d+/, ':1')],
  ['a redirect address under another name is never redirected to', redirectUri.replace('//', '//attacker.example@')],
]) {
  check(name, async () => {
    const answer = await browser.send(await request({ redirect_uri: altered }));
    const location = answer.headers.get('location');
    assert.ok(answer.status === 400 || (location && new URL(location, demo.identity).origin === demo.identity), `${answer.status} ${location}`);
  });
}

check('another redirect address at the token endpoint is refused', async () => {
  const { address, expect } = await authorize();
  const altered = new URL(address);
  altered.pathname += 'x';
  await refused(client.authorizationCodeGrant(configuration, altered, expect), 'invalid_grant', 400);
});

check('a code that another client obtained is refused', async () => {
  const { address, expect } = await authorize();
  const other = await discover(key.client_id, client.PrivateKeyJwt({ key: await importJWK(key.jwk, key.jwk.alg), kid: key.jwk.kid }));
  await refused(client.authorizationCodeGrant(other, address, expect), 'invalid_grant', 400);
});

for (const [name, change] of [
  ['a request without a code challenge comes back as an error with state and iss', { code_challenge: undefined, code_challenge_method: undefined }],
  ['a request with a plain code challenge comes back as an error with state and iss', { code_challenge_method: 'plain' }],
  ['a request for a token from the front channel comes back as an error with state and iss', { response_type: 'code id_token' }],
  ['a request for an unknown scope comes back as an error with state and iss', { scope: 'openid everything' }],
]) {
  check(name, async () => {
    const { address } = await browser.follow(await request(change), redirectUri);
    assert.ok(address.href.startsWith(redirectUri), address.href);
    assert.equal(address.searchParams.get('state'), 'kept');
    assert.equal(address.searchParams.get('iss'), demo.identity);
    assert.match(address.searchParams.get('error'), /^(invalid_request|unsupported_response_type|invalid_scope)$/);
  });
}

check('prompt none without a session comes back as login_required', async () => {
  const { address } = await new Browser().follow(await request({ prompt: 'none' }), redirectUri);
  assert.equal(address.searchParams.get('error'), 'login_required');
});

check('prompt none with a session gives a code at once', async () => {
  const { address, expect } = await authorize({ prompt: 'none' });
  assert.ok((await client.authorizationCodeGrant(configuration, address, expect)).id_token);
});

check('a response of another issuer is not taken (mix-up)', async () => {
  const { address, expect } = await authorize();
  const mixed = new URL(address);
  mixed.searchParams.set('iss', 'https://attacker.example');
  await assert.rejects(client.authorizationCodeGrant(configuration, mixed, expect));
  mixed.searchParams.delete('iss');
  await assert.rejects(client.authorizationCodeGrant(configuration, mixed, expect));
});

check('max_age asks for the second factor again and renews auth_time', async () => {
  const before = (await signIn()).claims().auth_time;
  await setTimeout(Math.max(0, (before + 3) * 1000 - Date.now()));
  const { address, expect } = await authorize({ max_age: '2' });
  const claims = (await client.authorizationCodeGrant(configuration, address, { ...expect, maxAge: 60 })).claims();
  assert.ok(claims.auth_time > before, `${claims.auth_time} after ${before}`);
});

check('signing out ends the session and everything that rests on it', async () => {
  const tokens = await signIn();
  const url = client.buildEndSessionUrl(configuration, { post_logout_redirect_uri: signedOutUri, id_token_hint: tokens.id_token, state: 'bye' });
  const { address } = await browser.follow(url, signedOutUri);
  assert.equal(address.href, `${signedOutUri}?state=bye`);
  await refused(client.refreshTokenGrant(configuration, tokens.refresh_token), 'invalid_grant', 400);
  assert.equal((await browser.follow(await request({ prompt: 'none' }), redirectUri)).address.searchParams.get('error'), 'login_required');
});

await report();
