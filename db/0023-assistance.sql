-- Assistance to host States, as the UN, the host State and, of investigators, the State that offered them may know it.
CREATE TABLE AssistanceRow (
    Audience {code:9} NOT NULL,
    EngagementId UNIQUEIDENTIFIER NOT NULL,
    Mission {code:20} NOT NULL,
    Reference {code:40} NOT NULL,
    Kind {code:40} NOT NULL,
    Host {code:3} NOT NULL,
    Authority {code:20} NOT NULL,
    Provider {code:30} NOT NULL,
    Entity NVARCHAR(200) NULL,
    State {code:3} NULL,
    Summary {text} NULL,
    Note {text} NULL,
    Status {code:20} NULL,
    RequestedOn {code:10} NULL,
    OfferedOn {code:10} NULL,
    AgreedOn {code:10} NULL,
    DeliveredOn {code:10} NULL,
    BegunOn {code:10} NULL,
    LastOn {code:10} NULL,
    Deliveries INT NOT NULL,
    InvestigatorsRequested INT NULL,
    InvestigatorsOffered INT NULL,
    InvestigatorsDeployed INT NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, EngagementId, FromSeq)
) {clustered}
GO
CREATE INDEX IX_AssistanceRow_Reference ON AssistanceRow (Audience, Reference, ToSeq)
GO
CREATE INDEX IX_AssistanceRow_List ON AssistanceRow (Audience, ToSeq, LastOn, Reference)
GO
CREATE TABLE AssistanceStepRow (
    Audience {code:9} NOT NULL,
    EngagementId UNIQUEIDENTIFIER NOT NULL,
    Ordinal INT NOT NULL,
    Mission {code:20} NOT NULL,
    StepId UNIQUEIDENTIFIER NOT NULL,
    Step {code:20} NOT NULL,
    Persons INT NULL,
    What {text} NULL,
    OccurredOn {code:10} NULL,
    RecordedOn {code:10} NOT NULL,
    IsCorrected BIT NOT NULL,
    Source {code:30} NOT NULL,
    Confidence {code:20} NOT NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, EngagementId, Ordinal, FromSeq)
) {clustered}
GO
CREATE TABLE AssistanceLinkRow (
    Audience {code:9} NOT NULL,
    EngagementId UNIQUEIDENTIFIER NOT NULL,
    LinkId UNIQUEIDENTIFIER NOT NULL,
    Mission {code:20} NOT NULL,
    CaseId UNIQUEIDENTIFIER NOT NULL,
    ProceedingId UNIQUEIDENTIFIER NULL,
    Reason NVARCHAR(2000) NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, EngagementId, LinkId, FromSeq)
) {clustered}
GO
CREATE INDEX IX_AssistanceLinkRow_Case ON AssistanceLinkRow (Audience, CaseId, ToSeq, EngagementId)
GO
CREATE INDEX IX_AssistanceLinkRow_Proceeding ON AssistanceLinkRow (Audience, ProceedingId, ToSeq, EngagementId)
