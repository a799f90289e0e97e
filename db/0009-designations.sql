-- Where a person is invited to sign in, who designated whom, and what has ended.
ALTER TABLE DesignationRow ADD Email NVARCHAR(254) NULL
GO
ALTER TABLE DesignationRow ADD Language {code:10} NULL
GO
ALTER TABLE DesignationRow ADD InvitedAt DATETIME2(7) NULL
GO
ALTER TABLE DesignationRow ADD DesignatedAt DATETIME2(7) NULL
GO
ALTER TABLE DesignationRow ADD DesignatedBy {code:200} NULL
GO
ALTER TABLE DesignationRow ADD ApprovedBy {code:200} NULL
GO
UPDATE DesignationRow SET
    DesignatedAt = (SELECT l.RecordedAt FROM Ledger AS l WHERE l.StreamId = DesignationRow.DesignationId AND l.Version = 1),
    DesignatedBy = (SELECT l.Actor FROM Ledger AS l WHERE l.StreamId = DesignationRow.DesignationId AND l.Version = 1)
GO
CREATE TABLE EndedDesignationRow (
    DesignationId UNIQUEIDENTIFIER NOT NULL,
    Subject {code:200} NOT NULL,
    Name NVARCHAR(200) NOT NULL,
    Role {code:30} NOT NULL,
    Scope {code:200} NOT NULL,
    StartsOn {code:10} NOT NULL,
    EndsOn {code:10} NULL,
    DesignatedAt DATETIME2(7) NOT NULL,
    EndedAt DATETIME2(7) NOT NULL,
    EndedBy {code:200} NOT NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (DesignationId, FromSeq)
)
GO
INSERT INTO EndedDesignationRow (DesignationId, Subject, Name, Role, Scope, StartsOn, EndsOn, DesignatedAt, EndedAt, EndedBy, FromSeq, ToSeq)
SELECT r.DesignationId, r.Subject, r.Name, r.Role, r.Scope, r.StartsOn, r.EndsOn, r.DesignatedAt, l.RecordedAt, l.Actor, l.Seq, 9223372036854775807
FROM DesignationRow AS r JOIN Ledger AS l ON l.StreamId = r.DesignationId AND l.Seq = r.ToSeq
WHERE l.Type = 'designation_ended'
GO
-- The quarterly review of who may act where: each confirmation, and what it decided of each designation.
CREATE TABLE AccessReviewRow (
    ReviewId UNIQUEIDENTIFIER NOT NULL,
    Quarter {code:10} NOT NULL,
    ReviewedBy {code:200} NOT NULL,
    ReviewedAt DATETIME2(7) NOT NULL,
    KeptCount INT NOT NULL,
    EndedCount INT NOT NULL,
    LeftCount INT NOT NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (ReviewId, FromSeq)
)
GO
CREATE TABLE AccessReviewLineRow (
    ReviewId UNIQUEIDENTIFIER NOT NULL,
    DesignationId UNIQUEIDENTIFIER NOT NULL,
    Quarter {code:10} NOT NULL,
    Outcome {code:10} NOT NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (ReviewId, DesignationId, FromSeq)
)
GO
CREATE INDEX IX_AccessReviewLineRow_Quarter ON AccessReviewLineRow (Quarter, ToSeq)
