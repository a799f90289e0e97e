-- Who is signed in to the web service. The cookie holds a secret, this table its hash; the ticket is encrypted.
CREATE TABLE WebSession (
    SessionId {code:64} NOT NULL PRIMARY KEY,
    Subject {code:200} NOT NULL,
    ProviderSession {code:255} NULL,
    Ticket {text} NOT NULL,
    StartedAt DATETIME2(7) NOT NULL,
    SeenAt DATETIME2(7) NOT NULL,
    EndsAt DATETIME2(7) NOT NULL
)
GO
CREATE INDEX IX_WebSession_Subject ON WebSession (Subject)
GO
CREATE INDEX IX_WebSession_ProviderSession ON WebSession (ProviderSession)
GO
-- What somebody typed into a form that could not be taken until that person had signed in again; encrypted, and kept for a short time.
CREATE TABLE KeptForm (
    FormId {code:64} NOT NULL PRIMARY KEY,
    Subject {code:200} NOT NULL,
    Content {text} NOT NULL,
    KeptUntil DATETIME2(7) NOT NULL
)
GO
-- Logout tokens that were taken, so that none is taken twice.
CREATE TABLE SpentToken (
    TokenId {code:64} NOT NULL PRIMARY KEY,
    KeptUntil DATETIME2(7) NOT NULL
)
GO
-- The keys under which all nodes of the web service protect cookies and tickets; encrypted under the master key.
CREATE TABLE WebKey (
    KeyId UNIQUEIDENTIFIER NOT NULL PRIMARY KEY,
    Content {text} NOT NULL,
    StoredAt DATETIME2(7) NOT NULL
)
