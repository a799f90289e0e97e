// Another OpenID Connect provider in place of the product's own: it signs in whoever names an account, and hands out signed access tokens.
import { generateKeyPair, exportJWK, SignJWT } from 'jose';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const { port, clients, audience } = JSON.parse(process.env.PROVIDER);
const issuer = `http://localhost:${port}`;
const { privateKey } = await generateKeyPair('RS256', { extractable: true });
const key = { ...await exportJWK(privateKey), kid: 'foreign', alg: 'RS256', use: 'sig' };

const provider = new Provider(issuer, {
  clients,
  jwks: { keys: [key] },
  cookies: { keys: ['only for this test'] },
  claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
  conformIdTokenClaims: false,
  scopes: ['openid', 'offline_access', 'profile', 'email', audience],
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, name: 'Signed in elsewhere', email: id, email_verified: true }) }),
  features: {
    devInteractions: { enabled: true },
    clientCredentials: { enabled: true },
    introspection: { enabled: true },
    revocation: { enabled: true },
    backchannelLogout: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => `urn:${audience}`,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({ scope: audience, audience, accessTokenFormat: 'jwt', accessTokenTTL: 600 }),
    },
  },
});

// What only the holder of the key can make: access tokens that are wrong in one respect.
const mint = async ({ header = {}, claims = {}, unsigned }) => {
  const now = Math.floor(Date.now() / 1000);
  const payload = { iss: issuer, aud: audience, sub: 'nobody', client_id: clients[0].client_id, scope: audience, jti: crypto.randomUUID(), iat: now, auth_time: now, exp: now + 600, ...claims };
  if (unsigned) return `${encode({ alg: 'none', typ: 'at+jwt', ...header })}.${encode(payload)}.`;
  return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: 'foreign', ...header }).sign(privateKey);
};
const encode = value => Buffer.from(JSON.stringify(value)).toString('base64url');

const handle = provider.callback();
createServer((request, response) => {
  if (request.method !== 'POST' || request.url !== '/test/mint') return handle(request, response);
  const parts = [];
  request.on('data', part => parts.push(part)).on('end', async () => response.end(await mint(JSON.parse(Buffer.concat(parts).toString()))));
}).listen(port, 'localhost', () => console.log(JSON.stringify({ issuer })));
