import assert from 'node:assert/strict';
import { importJWK } from 'jose';
import * as oauth from 'oauth4webapi';
import { Browser } from './browser.mjs';
import { account, check, demo, report } from './cases.mjs';

const person = account('liaison-fra');
const { key, redirectUri } = demo.registered;
const client = { client_id: key.client_id };
const insecure = { [oauth.allowInsecureRequests]: true };
const scope = 'openid profile email casetracker offline_access';
const privateKey = { key: await importJWK(key.jwk, key.jwk.alg), kid: key.jwk.kid };
const authentication = oauth.PrivateKeyJwt(privateKey);
const browser = new Browser();

const issuer = new URL(demo.identity);
const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure));

/** The whole code flow by a pushed request and a signed assertion. */
async function signIn() {
  const [verifier, state, nonce] = [oauth.generateRandomCodeVerifier(), oauth.generateRandomState(), oauth.generateRandomNonce()];
  const pushed = await oauth.processPushedAuthorizationResponse(server, client, await oauth.pushedAuthorizationRequest(server, client, authentication, {
    redirect_uri: redirectUri, response_type: 'code', scope, state, nonce, code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
  }, insecure));
  const url = new URL(server.authorization_endpoint);
  url.search = new URLSearchParams({ client_id: client.client_id, request_uri: pushed.request_uri });
  const callback = oauth.validateAuthResponse(server, client, await browser.signIn(url, person, redirectUri), state);
  const response = await oauth.authorizationCodeGrantRequest(server, client, authentication, callback, redirectUri, verifier, insecure);
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, { expectedNonce: nonce, requireIdToken: true });
  await oauth.validateApplicationLevelSignature(server, response, insecure);
  return { tokens, claims: oauth.getValidatedIdTokenClaims(tokens) };
}

const machine = (parameters, by = authentication) => oauth.clientCredentialsGrantRequest(server, client, by, parameters, insecure)
  .then(response => oauth.processClientCredentialsResponse(server, client, response));

const resource = token => new Request(`${demo.web}/api/cases`, { headers: { authorization: `Bearer ${token}` } });

check('a person signs in by a pushed request, and the id token is signed by a published key', async () => {
  const { tokens, claims } = await signIn();
  assert.equal(claims.email, person.user);
  const information = await oauth.processUserInfoResponse(
    server, client, claims.sub, await oauth.userInfoRequest(server, client, tokens.access_token, insecure));
  assert.equal(information.sub, claims.sub);
});

check('an access token is as RFC 9068 wants it', async () => {
  const { tokens, claims } = await signIn();
  const access = await oauth.validateJwtAccessToken(server, resource(tokens.access_token), 'casetracker', insecure);
  assert.equal(access.sub, claims.sub);
  assert.equal(access.client_id, client.client_id);
  assert.ok(access.jti && access.auth_time && access.scope.split(' ').includes('casetracker'), JSON.stringify(access));
  assert.ok(access.exp - access.iat <= 600, 'lives ten minutes');
});

check('the access token of a machine has the machine as its subject', async () => {
  const { access_token } = await machine({ scope: 'casetracker' });
  const access = await oauth.validateJwtAccessToken(server, resource(access_token), 'casetracker', insecure);
  assert.equal(access.sub, client.client_id);
});

check('a refresh token rotates, and its second use ends the family', async () => {
  const { tokens } = await signIn();
  const refresh = token => oauth.refreshTokenGrantRequest(server, client, authentication, token, insecure)
    .then(response => oauth.processRefreshTokenResponse(server, client, response));
  const next = await refresh(tokens.refresh_token);
  for (const token of [tokens.refresh_token, next.refresh_token])
    await assert.rejects(refresh(token), failure => failure.error === 'invalid_grant' && failure.status === 400);
});

check('a revoked token is not active any more', async () => {
  const { tokens } = await signIn();
  const look = async () => oauth.processIntrospectionResponse(
    server, client, await oauth.introspectionRequest(server, client, authentication, tokens.refresh_token, insecure));
  assert.equal((await look()).active, true);
  await oauth.processRevocationResponse(await oauth.revocationRequest(server, client, authentication, tokens.refresh_token, insecure));
  assert.deepEqual(await look(), { active: false });
});

for (const [name, change] of [
  ['an expired assertion is an invalid client', { payload: { exp: 1, iat: 0, nbf: 0 } }],
  ['an assertion for another server is an invalid client', { payload: { aud: 'https://attacker.example' } }],
  ['an assertion of another client is an invalid client', { payload: { iss: 'other', sub: 'other' } }],
]) {
  check(name, () => assert.rejects(
    machine({ scope: 'casetracker' }, oauth.PrivateKeyJwt(privateKey, { [oauth.modifyAssertion]: (_, payload) => Object.assign(payload, change.payload) })),
    failure => failure.error === 'invalid_client' || failure.status === 401));
}

check('an assertion that is not signed is an invalid client', () => {
  const encode = value => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const unsigned = (_, __, body) => {
    const payload = { iss: client.client_id, sub: client.client_id, aud: server.issuer, jti: crypto.randomUUID(), iat: now, exp: now + 60 };
    body.set('client_id', client.client_id);
    body.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
    body.set('client_assertion', `${encode({ alg: 'none' })}.${encode(payload)}.`);
  };
  return assert.rejects(machine({ scope: 'casetracker' }, unsigned), failure => failure.error === 'invalid_client' || failure.status === 401);
});

check('an assertion works once', async () => {
  let kept;
  const keep = async (as, c, body, headers) => {
    await authentication(as, c, body, headers);
    kept ??= [...body];
    for (const [name, value] of kept) body.set(name, value);
  };
  assert.ok((await machine({ scope: 'casetracker' }, keep)).access_token);
  await assert.rejects(machine({ scope: 'casetracker' }, keep), failure => failure.error === 'invalid_client' || failure.status === 401);
});

check('userinfo refuses a token that is altered or not signed', async () => {
  const { tokens } = await signIn();
  const [, payload, signature] = tokens.access_token.split('.');
  const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url');
  for (const token of [`${none}.${payload}.`, `${none}.${payload}.${signature}`, `${tokens.access_token.slice(0, -8)}AAAAAAAA`, tokens.id_token, tokens.refresh_token]) {
    const answer = await oauth.userInfoRequest(server, client, token, insecure);
    assert.equal(answer.status, 401, token);
    assert.match(answer.headers.get('www-authenticate'), /^Bearer .*error="invalid_token"/);
  }
});

check('the API of the service refuses a token that is altered, not signed or not an access token', async () => {
  const { tokens } = await signIn();
  assert.equal((await fetch(resource(tokens.access_token))).status, 200);
  const [, payload] = tokens.access_token.split('.');
  const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url');
  for (const token of [`${none}.${payload}.`, `${tokens.access_token.slice(0, -8)}AAAAAAAA`, tokens.id_token]) {
    const answer = await fetch(resource(token));
    assert.equal(answer.status, 401, token);
    assert.match(answer.headers.get('www-authenticate'), /^Bearer .*error="invalid_token"/);
  }
});

await report();
