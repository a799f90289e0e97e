-- The registry of fatalities, and the follow-up of families and survivors: of the United Nations alone.
CREATE TABLE RegistryRow (
    Audience {code:9} NOT NULL,
    CaseId UNIQUEIDENTIFIER NOT NULL,
    PersonId UNIQUEIDENTIFIER NOT NULL,
    Mission {code:20} NOT NULL,
    Relation {code:30} NULL,
    Repatriation {code:20} NULL,
    RepatriatedOn {code:10} NULL,
    Claim {code:20} NULL,
    ClaimOn {code:10} NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, CaseId, PersonId, FromSeq)
) {clustered}
GO
CREATE TABLE FamilyContactRow (
    Audience {code:9} NOT NULL,
    CaseId UNIQUEIDENTIFIER NOT NULL,
    PersonId UNIQUEIDENTIFIER NOT NULL,
    Mission {code:20} NOT NULL,
    Contact NVARCHAR(400) NULL,
    Side {code:20} NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, CaseId, PersonId, FromSeq)
) {clustered}
GO
CREATE TABLE FamilyStepRow (
    Audience {code:9} NOT NULL,
    CaseId UNIQUEIDENTIFIER NOT NULL,
    StepId UNIQUEIDENTIFIER NOT NULL,
    PersonId UNIQUEIDENTIFIER NOT NULL,
    Mission {code:20} NOT NULL,
    Kind {code:20} NOT NULL,
    Detail {code:30} NOT NULL,
    OccurredOn {code:10} NOT NULL,
    InformedBy {code:20} NULL,
    Language NVARCHAR(40) NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, CaseId, StepId, Detail, FromSeq)
) {clustered}
GO
ALTER TABLE CaseRow ADD FamiliesToInform INT NULL
GO
{drop-index:CaseRow.IX_CaseRow_List}
GO
-- As before, and with what the desk counts of families.
CREATE INDEX IX_CaseRow_List ON CaseRow (
    Audience, ToSeq, Scope, Standing, IncidentOn, Reference, Accountability, Mission, Act, Stage, Hosts, Killed, HostNotifiedOn, AwaitingNextOfKin, FamiliesToInform)
GO
{statistics}
GO
{statistics:CaseRow.IX_CaseRow_List:400000 4000 3000 2500 2000 3 1 1 1 1 1 1 1 1 1 1}
GO
{statistics:RegistryRow.RegistryRow:30000 15000 2 1 1}
GO
{statistics:FamilyContactRow.FamilyContactRow:30000 15000 2 1 1}
GO
{statistics:FamilyStepRow.FamilyStepRow:60000 30000 4 1 1 1}
GO
{statistics}
