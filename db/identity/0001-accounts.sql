-- Who can sign in. Id is the subject of every token; rights are kept elsewhere.
CREATE TABLE Account (
    Id {code:200} NOT NULL PRIMARY KEY,
    UserName NVARCHAR(256) NOT NULL,
    NormalizedUserName {code:256} NOT NULL,
    Email NVARCHAR(256) NOT NULL,
    NormalizedEmail {code:256} NOT NULL,
    EmailConfirmed BIT NOT NULL,
    Name NVARCHAR(200) NOT NULL,
    Language {code:2} NOT NULL,
    CreatedAt DATETIME2(7) NOT NULL,
    PasswordHash NVARCHAR(200) NULL,
    SecurityStamp NVARCHAR(100) NULL,
    ConcurrencyStamp NVARCHAR(100) NULL,
    TwoFactorEnabled BIT NOT NULL,
    LockoutEnabled BIT NOT NULL,
    LockoutEnd DATETIME2(7) NULL,
    AccessFailedCount INT NOT NULL,
    SecondFactorLockoutEnd DATETIME2(7) NULL,
    SecondFactorFailedCount INT NOT NULL
)
GO
CREATE UNIQUE INDEX UX_Account_NormalizedUserName ON Account (NormalizedUserName)
GO
CREATE UNIQUE INDEX UX_Account_NormalizedEmail ON Account (NormalizedEmail)
GO
-- Public keys of passkeys and security keys (WebAuthn).
CREATE TABLE AccountPasskey (
    CredentialId VARBINARY(1024) NOT NULL PRIMARY KEY {nonclustered},
    AccountId {code:200} NOT NULL REFERENCES Account (Id) ON DELETE CASCADE,
    Data {text} NOT NULL
)
GO
CREATE INDEX IX_AccountPasskey_AccountId ON AccountPasskey (AccountId)
GO
-- The secret of the authenticator app, sealed under the master key, and the last time step whose code was taken (RFC 6238, section 5.2).
CREATE TABLE AccountTotp (
    AccountId {code:200} NOT NULL PRIMARY KEY REFERENCES Account (Id) ON DELETE CASCADE,
    Secret VARBINARY(200) NOT NULL,
    ConfirmedAt DATETIME2(7) NOT NULL,
    LastStep BIGINT NOT NULL
)
GO
CREATE TABLE RecoveryCode (
    AccountId {code:200} NOT NULL REFERENCES Account (Id) ON DELETE CASCADE,
    Hash VARBINARY(32) NOT NULL,
    UsedAt DATETIME2(7) NULL,
    PRIMARY KEY (AccountId, Hash)
)
GO
-- Id is the sid of tokens; what the cookie holds is kept as a hash only.
CREATE TABLE AccountSession (
    Id {code:43} NOT NULL PRIMARY KEY,
    SecretHash VARBINARY(32) NOT NULL,
    AccountId {code:200} NOT NULL REFERENCES Account (Id) ON DELETE CASCADE,
    StartedAt DATETIME2(7) NOT NULL,
    AuthenticatedAt DATETIME2(7) NOT NULL,
    LastSeenAt DATETIME2(7) NOT NULL,
    ExpiresAt DATETIME2(7) NOT NULL,
    Address NVARCHAR(45) NOT NULL,
    Browser NVARCHAR(300) NOT NULL,
    Methods NVARCHAR(100) NOT NULL,
    EndedAt DATETIME2(7) NULL,
    EndedWhy NVARCHAR(30) NULL
)
GO
CREATE UNIQUE INDEX UX_AccountSession_SecretHash ON AccountSession (SecretHash)
GO
CREATE INDEX IX_AccountSession_AccountId ON AccountSession (AccountId, StartedAt)
GO
CREATE INDEX IX_AccountSession_EndedAt ON AccountSession (EndedAt, ExpiresAt)
GO
-- Every attempt to sign in as an account, shown to its owner.
CREATE TABLE SignInEntry (
    Id UNIQUEIDENTIFIER NOT NULL PRIMARY KEY,
    AccountId {code:200} NOT NULL REFERENCES Account (Id) ON DELETE CASCADE,
    At DATETIME2(7) NOT NULL,
    Address NVARCHAR(45) NOT NULL,
    Browser NVARCHAR(300) NOT NULL,
    Method NVARCHAR(30) NOT NULL,
    Outcome NVARCHAR(30) NOT NULL
)
GO
CREATE INDEX IX_SignInEntry_AccountId ON SignInEntry (AccountId, At)
GO
-- Somebody on the way in, with one factor proven; minutes old.
CREATE TABLE Entrance (
    SecretHash VARBINARY(32) NOT NULL PRIMARY KEY,
    AccountId {code:200} NOT NULL REFERENCES Account (Id) ON DELETE CASCADE,
    Methods NVARCHAR(100) NOT NULL,
    ExpiresAt DATETIME2(7) NOT NULL
)
GO
CREATE INDEX IX_Entrance_AccountId ON Entrance (AccountId)
GO
CREATE INDEX IX_Entrance_ExpiresAt ON Entrance (ExpiresAt)
GO
-- Questions to passkeys that were answered, until they would have expired: an answer counts once.
CREATE TABLE AnsweredChallenge (
    Hash VARBINARY(32) NOT NULL PRIMARY KEY,
    ExpiresAt DATETIME2(7) NOT NULL
)
GO
CREATE INDEX IX_AnsweredChallenge_ExpiresAt ON AnsweredChallenge (ExpiresAt)
GO
-- Keys of ASP.NET Core Data Protection, shared by all nodes, each encrypted under the master key.
CREATE TABLE ProtectionKey (
    Name NVARCHAR(200) NOT NULL PRIMARY KEY,
    Xml {text} NOT NULL
)
