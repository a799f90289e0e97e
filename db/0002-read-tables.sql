-- Read tables: a row for each audience that may know it, with the span of ledger positions at which it was true.
CREATE TABLE CaseRow (
    Audience {code:9} NOT NULL,
    CaseId UNIQUEIDENTIFIER NOT NULL,
    Mission {code:20} NOT NULL,
    Reference {code:40} NOT NULL,
    Scope {code:20} NOT NULL,
    Standing {code:20} NOT NULL,
    MergedInto {code:40} NULL,
    IncidentOn {code:10} NOT NULL,
    Act {code:30} NOT NULL,
    Hosts {code:200} NOT NULL,
    Area NVARCHAR(200) NULL,
    Summary NVARCHAR(2000) NULL,
    Stage {code:30} NOT NULL,
    Activity {code:20} NOT NULL,
    Accountability {code:30} NOT NULL,
    Closure {code:50} NULL,
    HostNotifiedOn {code:10} NULL,
    HostAcknowledgedOn {code:10} NULL,
    Informed BIT NOT NULL,
    Persons INT NOT NULL,
    Killed INT NOT NULL,
    Injured INT NOT NULL,
    Abducted INT NOT NULL,
    Detained INT NOT NULL,
    Missing INT NOT NULL,
    Assaulted INT NOT NULL,
    Threatened INT NOT NULL,
    Place NVARCHAR(200) NULL,
    Latitude FLOAT NULL,
    Longitude FLOAT NULL,
    Nature {code:30} NULL,
    Means {code:30} NULL,
    Setting {code:30} NULL,
    Perpetrator {code:30} NULL,
    Attribution {code:30} NULL,
    Classification {code:30} NULL,
    Narrative {text} NULL,
    AwaitingNextOfKin INT NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, CaseId, FromSeq)
) {clustered}
GO
-- Holds what lists filter and count on, so that a count over a million cases reads no row.
CREATE INDEX IX_CaseRow_List ON CaseRow (
    Audience, ToSeq, Scope, Standing, IncidentOn, Reference, Accountability, Mission, Act, Stage, Hosts, Killed, HostNotifiedOn, AwaitingNextOfKin)
GO
CREATE INDEX IX_CaseRow_Mission ON CaseRow (Audience, ToSeq, Scope, Standing, Mission, IncidentOn, Reference)
GO
CREATE INDEX IX_CaseRow_Reference ON CaseRow (Audience, Reference, ToSeq)
GO
CREATE INDEX IX_CaseRow_News ON CaseRow (Audience, FromSeq)
GO
CREATE TABLE PersonRow (
    Audience {code:9} NOT NULL,
    CaseId UNIQUEIDENTIFIER NOT NULL,
    PersonId UNIQUEIDENTIFIER NOT NULL,
    Mission {code:20} NOT NULL,
    Personnel {code:30} NOT NULL,
    PersonnelGroup {code:20} NOT NULL,
    Sex {code:10} NOT NULL,
    Harm {code:20} NOT NULL,
    Harms {text} NOT NULL,
    Nationality {code:3} NULL,
    ConcernedState {code:3} NULL,
    Name NVARCHAR(200) NULL,
    NextOfKinInformed BIT NOT NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, CaseId, PersonId, FromSeq)
) {clustered}
GO
CREATE INDEX IX_PersonRow_State ON PersonRow (Audience, ToSeq, ConcernedState, CaseId)
GO
CREATE INDEX IX_PersonRow_News ON PersonRow (Audience, FromSeq)
GO
CREATE TABLE TimelineRow (
    Audience {code:9} NOT NULL,
    CaseId UNIQUEIDENTIFIER NOT NULL,
    Ordinal INT NOT NULL,
    Mission {code:20} NOT NULL,
    Kind {code:40} NOT NULL,
    OccurredOn {code:10} NULL,
    RecordedOn {code:10} NOT NULL,
    State {code:3} NULL,
    Detail {code:60} NULL,
    Source {code:30} NOT NULL,
    Confidence {code:20} NOT NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, CaseId, Ordinal, FromSeq)
) {clustered}
GO
CREATE INDEX IX_TimelineRow_News ON TimelineRow (Audience, FromSeq)
GO
CREATE TABLE WordRow (
    Audience {code:9} NOT NULL,
    Word {code:40} NOT NULL,
    CaseId UNIQUEIDENTIFIER NOT NULL,
    Mission {code:20} NOT NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, Word, CaseId, FromSeq)
) {clustered}
GO
CREATE TABLE StateRow (
    Audience {code:9} NOT NULL,
    CaseId UNIQUEIDENTIFIER NOT NULL,
    State {code:3} NOT NULL,
    Mission {code:20} NOT NULL,
    Capacities {code:60} NOT NULL,
    Until {code:10} NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, CaseId, State, FromSeq)
) {clustered}
GO
CREATE INDEX IX_StateRow_Until ON StateRow (Audience, ToSeq, Until)
GO
CREATE TABLE ProtectedRow (
    Audience {code:9} NOT NULL,
    CaseId UNIQUEIDENTIFIER NOT NULL,
    ItemId UNIQUEIDENTIFIER NOT NULL,
    Mission {code:20} NOT NULL,
    Kind {code:30} NOT NULL,
    Text {text} NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, CaseId, ItemId, FromSeq)
) {clustered}
GO
CREATE TABLE SourceRow (
    SourceKey {code:100} NOT NULL,
    StreamId UNIQUEIDENTIFIER NOT NULL,
    PersonId UNIQUEIDENTIFIER NULL,
    Content NVARCHAR(2000) NOT NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (SourceKey, StreamId, FromSeq)
) {clustered}
