-- Proceedings: a row for each audience and for each mission of the cases through which it is entitled to it.
CREATE TABLE ProceedingRow (
    Audience {code:9} NOT NULL,
    ProceedingId UNIQUEIDENTIFIER NOT NULL,
    Mission {code:20} NOT NULL,
    Reference {code:40} NOT NULL,
    Forum {code:30} NOT NULL,
    State {code:3} NULL,
    Authority NVARCHAR(200) NULL,
    LegalBasis NVARCHAR(500) NULL,
    Stage {code:30} NULL,
    IsSuspended BIT NOT NULL,
    HasEnded BIT NOT NULL,
    IsFinal BIT NOT NULL,
    Accused INT NULL,
    AtLarge INT NULL,
    InCustody INT NULL,
    OnBail INT NULL,
    Charged INT NULL,
    Tried INT NULL,
    TriedInAbsentia INT NULL,
    Convicted INT NULL,
    ConvictedFinal INT NULL,
    Acquitted INT NULL,
    Deceased INT NULL,
    DeathSentences INT NULL,
    LifeSentences INT NULL,
    TermSentences INT NULL,
    Differing {code:400} NULL,
    LastOn {code:10} NULL,
    NextHearingOn {code:10} NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, ProceedingId, Mission, FromSeq)
) {clustered}
GO
CREATE INDEX IX_ProceedingRow_Reference ON ProceedingRow (Audience, Reference, ToSeq)
GO
CREATE INDEX IX_ProceedingRow_News ON ProceedingRow (Audience, FromSeq)
GO
CREATE TABLE ProceedingCaseRow (
    Audience {code:9} NOT NULL,
    ProceedingId UNIQUEIDENTIFIER NOT NULL,
    CaseId UNIQUEIDENTIFIER NOT NULL,
    Mission {code:20} NOT NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, ProceedingId, CaseId, FromSeq)
) {clustered}
GO
CREATE INDEX IX_ProceedingCaseRow_Case ON ProceedingCaseRow (Audience, CaseId, ToSeq, ProceedingId)
GO
CREATE TABLE AccusedRow (
    Audience {code:9} NOT NULL,
    ProceedingId UNIQUEIDENTIFIER NOT NULL,
    AccusedId UNIQUEIDENTIFIER NOT NULL,
    Mission {code:20} NOT NULL,
    Number INT NULL,
    IsCounted BIT NOT NULL,
    Name NVARCHAR(200) NULL,
    NameFrom {code:3} NULL,
    NameReleasedTo {code:400} NULL,
    Whereabouts {text} NULL,
    IdentifiedOn {code:10} NULL,
    Status {code:30} NOT NULL,
    StatusOn {code:10} NULL,
    Custody {code:30} NULL,
    Offences {text} NULL,
    Articles {code:200} NOT NULL,
    Charged BIT NOT NULL,
    Tried BIT NOT NULL,
    InAbsentia BIT NOT NULL,
    Verdict {code:20} NULL,
    IsFinal BIT NOT NULL,
    Sentence {code:200} NOT NULL,
    IsExecuted BIT NOT NULL,
    Source {code:30} NULL,
    Confidence {code:20} NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, ProceedingId, AccusedId, Mission, FromSeq)
) {clustered}
GO
CREATE TABLE StatementRow (
    Audience {code:9} NOT NULL,
    ProceedingId UNIQUEIDENTIFIER NOT NULL,
    Ordinal INT NOT NULL,
    Mission {code:20} NOT NULL,
    StatementId UNIQUEIDENTIFIER NOT NULL,
    AccusedId UNIQUEIDENTIFIER NULL,
    AccusedNumber INT NULL,
    Kind {code:20} NOT NULL,
    Code {code:30} NOT NULL,
    Detail {text} NULL,
    Number INT NULL,
    InAbsentia BIT NOT NULL,
    OccurredOn {code:10} NULL,
    CorrectedFrom {code:10} NULL,
    RecordedOn {code:10} NOT NULL,
    Source {code:30} NOT NULL,
    Confidence {code:20} NOT NULL,
    Adoption {code:30} NULL,
    ChosenBy NVARCHAR(200) NULL,
    ChosenBecause NVARCHAR(2000) NULL,
    Document NVARCHAR(400) NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, ProceedingId, Ordinal, Mission, FromSeq)
) {clustered}
GO
CREATE TABLE HearingRow (
    Audience {code:9} NOT NULL,
    ProceedingId UNIQUEIDENTIFIER NOT NULL,
    HearingId UNIQUEIDENTIFIER NOT NULL,
    Mission {code:20} NOT NULL,
    HeldOn {code:10} NOT NULL,
    State {code:20} NOT NULL,
    Source {code:30} NOT NULL,
    Confidence {code:20} NOT NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, ProceedingId, HearingId, Mission, FromSeq)
) {clustered}
GO
CREATE INDEX IX_HearingRow_HeldOn ON HearingRow (Audience, ToSeq, HeldOn)
