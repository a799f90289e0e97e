-- The append-only record of all facts, and what guards it (design sections 2 and 4).
CREATE TABLE Ledger (
    Seq {key64} NOT NULL PRIMARY KEY,
    StreamId UNIQUEIDENTIFIER NOT NULL,
    StreamKind NVARCHAR(20) NOT NULL,
    Version INT NOT NULL,
    Type NVARCHAR(60) NOT NULL,
    Body {text} NOT NULL,
    EffectiveOn NVARCHAR(10) NULL,
    RecordedAt DATETIME2(7) NOT NULL,
    Actor NVARCHAR(200) NOT NULL,
    ActorCapacity NVARCHAR(40) NOT NULL,
    Source NVARCHAR(30) NOT NULL,
    Confidence NVARCHAR(20) NOT NULL,
    PrevHash {binary} NOT NULL,
    Hash {binary} NOT NULL
)
GO
CREATE UNIQUE INDEX UX_Ledger_Stream ON Ledger (StreamId, Version)
GO
CREATE INDEX IX_Ledger_RecordedAt ON Ledger (RecordedAt)
GO
{append-only:Ledger}
GO
-- Each writing transaction updates this row first: it orders the writers and makes Seq gapless.
CREATE TABLE LedgerHead (
    Id INT NOT NULL PRIMARY KEY,
    Seq BIGINT NOT NULL,
    Hash {binary} NOT NULL,
    RecordedAt DATETIME2(7) NOT NULL
)
GO
INSERT INTO LedgerHead (Id, Seq, Hash, RecordedAt) VALUES (1, 0, {origin-hash}, '2000-01-01 00:00:00.0000000')
GO
-- A command that carried a key happened once; sent again it answers with what it answered then.
CREATE TABLE Idempotency (
    Actor {code:200} NOT NULL,
    IdempotencyKey {code:100} NOT NULL,
    RequestHash {binary} NOT NULL,
    Answer {text} NOT NULL,
    RecordedAt DATETIME2(7) NOT NULL,
    PRIMARY KEY (Actor, IdempotencyKey)
)
GO
-- Keys of persons, wrapped by the master key; apart from the ledger so that a destroyed key is destroyed.
CREATE TABLE PersonKey (
    PersonId UNIQUEIDENTIFIER NOT NULL PRIMARY KEY,
    Wrapped {binary} NOT NULL
)
GO
-- Signed heads: a ledger that ends before its last seal was cut off.
CREATE TABLE Seal (
    Seq BIGINT NOT NULL PRIMARY KEY,
    Hash {binary} NOT NULL,
    SealedAt DATETIME2(7) NOT NULL,
    Signature {binary} NOT NULL
)
GO
{append-only:Seal}
