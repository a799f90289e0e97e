-- What waits to be sent: alerts by mail, and pings of machine clients. Written together with what causes it, and operational: it holds numbers
-- and references, but nothing that a case says and no address; Subject and Content are fixed at the first attempt.
CREATE TABLE OutboxEntry (
    EntryId UNIQUEIDENTIFIER NOT NULL PRIMARY KEY,
    Kind {code:20} NOT NULL,
    RecipientId UNIQUEIDENTIFIER NOT NULL,
    StreamId UNIQUEIDENTIFIER NOT NULL,
    Reference {code:60} NOT NULL,
    Occasion {code:60} NULL,
    Audience {code:10} NOT NULL,
    Subject NVARCHAR(200) NULL,
    Content {text} NULL,
    QueuedAt DATETIME2(7) NOT NULL,
    NextAttemptAt DATETIME2(7) NOT NULL,
    LeasedUntil DATETIME2(7) NULL,
    Attempts INT NOT NULL,
    Fault {code:30} NULL,
    Outcome {code:20} NOT NULL,
    SettledAt DATETIME2(7) NULL
)
GO
CREATE INDEX IX_OutboxEntry_Due ON OutboxEntry (Outcome, Kind, NextAttemptAt)
GO
CREATE INDEX IX_OutboxEntry_Recipient ON OutboxEntry (RecipientId, Outcome)
GO
-- Where a machine client wants to be told that something changed; its secret follows from the master key and is nowhere stored.
CREATE TABLE WebhookRow (
    WebhookId UNIQUEIDENTIFIER NOT NULL,
    Subject {code:200} NOT NULL,
    Audience {code:10} NOT NULL,
    Address NVARCHAR(500) NOT NULL,
    Generation INT NOT NULL,
    RegisteredAt DATETIME2(7) NOT NULL,
    RotatedAt DATETIME2(7) NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (WebhookId, FromSeq)
)
GO
CREATE INDEX IX_WebhookRow_Open ON WebhookRow (ToSeq, Subject)
