-- What is to be mailed, not yet written: no message and no link lies in the database. Address is where it goes; AccountId is unknown while
-- somebody has only typed an address.
CREATE TABLE OutgoingMessage (
    Id UNIQUEIDENTIFIER NOT NULL PRIMARY KEY,
    Kind {code:40} NOT NULL,
    AccountId {code:200} NULL REFERENCES Account (Id) ON DELETE CASCADE,
    Address NVARCHAR(256) NOT NULL,
    QueuedAt DATETIME2(7) NOT NULL,
    NextAttemptAt DATETIME2(7) NOT NULL,
    Attempts INT NOT NULL
)
GO
CREATE INDEX IX_OutgoingMessage_NextAttemptAt ON OutgoingMessage (NextAttemptAt)
GO
CREATE INDEX IX_OutgoingMessage_AccountId ON OutgoingMessage (AccountId)
GO
-- Links that were mailed; each works once. The token itself is known to the receiver only.
CREATE TABLE AccountLink (
    TokenHash VARBINARY(32) NOT NULL PRIMARY KEY,
    Purpose {code:20} NOT NULL,
    AccountId {code:200} NOT NULL REFERENCES Account (Id) ON DELETE CASCADE,
    Address NVARCHAR(256) NOT NULL,
    CreatedAt DATETIME2(7) NOT NULL,
    ExpiresAt DATETIME2(7) NOT NULL,
    UsedAt DATETIME2(7) NULL
)
GO
CREATE INDEX IX_AccountLink_AccountId ON AccountLink (AccountId, Purpose)
GO
CREATE INDEX IX_AccountLink_ExpiresAt ON AccountLink (ExpiresAt)
