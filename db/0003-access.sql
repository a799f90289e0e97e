-- Missions, designations and proposals as they stand and stood; they hold nothing of a case.
CREATE TABLE MissionRow (
    MissionId UNIQUEIDENTIFIER NOT NULL,
    Code {code:20} NOT NULL,
    Definition {text} NOT NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (MissionId, FromSeq)
)
GO
CREATE TABLE DesignationRow (
    DesignationId UNIQUEIDENTIFIER NOT NULL,
    Subject {code:200} NOT NULL,
    Name NVARCHAR(200) NOT NULL,
    Role {code:30} NOT NULL,
    Scope {code:200} NOT NULL,
    StartsOn {code:10} NOT NULL,
    EndsOn {code:10} NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (DesignationId, FromSeq)
)
GO
CREATE INDEX IX_DesignationRow_Subject ON DesignationRow (Subject, ToSeq)
GO
-- Something that needs a second person, waiting for one or decided.
CREATE TABLE ProposalRow (
    ProposalId UNIQUEIDENTIFIER NOT NULL,
    Kind {code:60} NOT NULL,
    Reference {code:40} NULL,
    Body {text} NOT NULL,
    Reason NVARCHAR(2000) NOT NULL,
    ProposedBy {code:200} NOT NULL,
    ProposedAt DATETIME2(7) NOT NULL,
    State {code:20} NOT NULL,
    DecidedBy NVARCHAR(200) NULL,
    DecisionReason NVARCHAR(2000) NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (ProposalId, FromSeq)
)
GO
CREATE INDEX IX_ProposalRow_State ON ProposalRow (ToSeq, State)
GO
-- Rows of an imported series that are not cases.
CREATE TABLE RecordRow (
    RecordId UNIQUEIDENTIFIER NOT NULL,
    Series {code:30} NOT NULL,
    SourceKey {code:100} NOT NULL,
    Mission {code:20} NOT NULL,
    OccurredOn {code:10} NOT NULL,
    Nature {code:30} NOT NULL,
    Personnel {code:30} NOT NULL,
    Nationality {code:3} NULL,
    Sex {code:10} NOT NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (RecordId, FromSeq)
)
GO
CREATE INDEX IX_RecordRow_List ON RecordRow (ToSeq, OccurredOn, SourceKey)
GO
-- Who looked at which case, and who took what out; read by auditors.
CREATE TABLE AccessLog (
    Id UNIQUEIDENTIFIER NOT NULL PRIMARY KEY,
    At DATETIME2(7) NOT NULL,
    Subject {code:200} NOT NULL,
    Role {code:30} NOT NULL,
    Audience {code:9} NOT NULL,
    Deed {code:30} NOT NULL,
    Reference {code:40} NULL
)
GO
CREATE INDEX IX_AccessLog_At ON AccessLog (At)
GO
CREATE INDEX IX_AccessLog_Reference ON AccessLog (Reference, Audience, Role, Subject, At)
GO
-- Up to which position a person has seen the news: before the visit that goes on, and in it.
CREATE TABLE Visit (
    Subject {code:200} NOT NULL PRIMARY KEY,
    BeforeSeq BIGINT NOT NULL,
    BeforeAt DATETIME2(7) NULL,
    SeenSeq BIGINT NOT NULL,
    SeenAt DATETIME2(7) NOT NULL
)
GO
-- By which version of the disclosure policy the read tables were written.
CREATE TABLE ReadTables (
    Id INT NOT NULL PRIMARY KEY,
    PolicyVersion INT NOT NULL
)
GO
INSERT INTO ReadTables (Id, PolicyVersion) VALUES (1, 1)
