-- Keys that sign tokens; the private half sealed under the master key. The generation lets one of several nodes make the next key.
CREATE TABLE SigningKey (
    Kid {code:43} NOT NULL PRIMARY KEY,
    Generation INT NOT NULL,
    UseFrom DATETIME2(7) NOT NULL,
    Sealed VARBINARY(4000) NOT NULL
)
GO
CREATE UNIQUE INDEX UX_SigningKey_Generation ON SigningKey (Generation)
GO
-- Authorization requests that came through the back channel (RFC 9126) and wait for the browser.
CREATE TABLE PushedRequest (
    Hash VARBINARY(32) NOT NULL PRIMARY KEY,
    ClientId {code:100} NOT NULL,
    Body {text} NOT NULL,
    ExpiresAt DATETIME2(7) NOT NULL
)
GO
CREATE INDEX IX_PushedRequest_ExpiresAt ON PushedRequest (ExpiresAt)
GO
-- What one session of a person allows one client: begins with a code; all tokens that come of it end with it.
CREATE TABLE TokenGrant (
    Id {code:22} NOT NULL PRIMARY KEY,
    ClientId {code:100} NOT NULL,
    Subject {code:200} NOT NULL,
    SessionId {code:43} NOT NULL,
    Scope NVARCHAR(1000) NOT NULL,
    RedirectUri NVARCHAR(2000) NOT NULL,
    Nonce NVARCHAR(1000) NULL,
    AuthenticatedAt DATETIME2(7) NOT NULL,
    Methods NVARCHAR(100) NOT NULL,
    Acr NVARCHAR(100) NOT NULL,
    CodeHash VARBINARY(32) NOT NULL,
    CodeChallenge {code:43} NOT NULL,
    CodeExpiresAt DATETIME2(7) NOT NULL,
    CodeUsedAt DATETIME2(7) NULL,
    ExpiresAt DATETIME2(7) NOT NULL,
    EndedAt DATETIME2(7) NULL
)
GO
CREATE UNIQUE INDEX UX_TokenGrant_CodeHash ON TokenGrant (CodeHash)
GO
CREATE INDEX IX_TokenGrant_SessionId ON TokenGrant (SessionId)
GO
CREATE INDEX IX_TokenGrant_ExpiresAt ON TokenGrant (ExpiresAt)
GO
-- Used ones stay until the grant goes: whoever shows one again ends the grant.
CREATE TABLE RefreshToken (
    Hash VARBINARY(32) NOT NULL PRIMARY KEY,
    GrantId {code:22} NOT NULL REFERENCES TokenGrant (Id) ON DELETE CASCADE,
    UsedAt DATETIME2(7) NULL
)
GO
CREATE INDEX IX_RefreshToken_GrantId ON RefreshToken (GrantId)
GO
-- What must not be taken (again) until it expires: client assertions that were used, access tokens that were revoked.
CREATE TABLE SpentToken (
    Hash VARBINARY(32) NOT NULL PRIMARY KEY,
    ExpiresAt DATETIME2(7) NOT NULL
)
GO
CREATE INDEX IX_SpentToken_ExpiresAt ON SpentToken (ExpiresAt)
GO
-- Clients that are still to be told that a session has ended (OpenID Connect Back-Channel Logout 1.0).
CREATE TABLE LogoutDelivery (
    SessionId {code:43} NOT NULL,
    ClientId {code:100} NOT NULL,
    Subject {code:200} NOT NULL,
    Attempts INT NOT NULL,
    NextAt DATETIME2(7) NOT NULL,
    PRIMARY KEY (SessionId, ClientId)
)
GO
CREATE INDEX IX_LogoutDelivery_NextAt ON LogoutDelivery (NextAt)
