-- What States send in about cases, as the UN, they themselves and, with their consent, others entitled to the case may know it.
CREATE TABLE SubmissionRow (
    Audience {code:9} NOT NULL,
    SubmissionId UNIQUEIDENTIFIER NOT NULL,
    Mission {code:20} NOT NULL,
    CaseId UNIQUEIDENTIFIER NOT NULL,
    CaseReference {code:40} NOT NULL,
    Reference {code:40} NOT NULL,
    State {code:3} NOT NULL,
    Kind {code:30} NOT NULL,
    SentAt DATETIME2(7) NOT NULL,
    SentBy {code:200} NULL,
    Status {code:20} NOT NULL,
    IsOpen BIT NOT NULL,
    Points INT NOT NULL,
    Accepted INT NOT NULL,
    Declined INT NOT NULL,
    OpenQuestions INT NOT NULL,
    Disputes BIT NOT NULL,
    Documents INT NOT NULL,
    About {code:40} NULL,
    Consents BIT NULL,
    Publication BIT NULL,
    Receipt {code:64} NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, SubmissionId, FromSeq)
) {clustered}
GO
CREATE INDEX IX_SubmissionRow_Reference ON SubmissionRow (Audience, Reference, ToSeq)
GO
CREATE INDEX IX_SubmissionRow_List ON SubmissionRow (Audience, ToSeq, IsOpen, SentAt, Reference)
GO
CREATE INDEX IX_SubmissionRow_Case ON SubmissionRow (Audience, CaseId, ToSeq)
GO
CREATE INDEX IX_SubmissionRow_News ON SubmissionRow (Audience, FromSeq)
GO
CREATE TABLE SubmissionPointRow (
    Audience {code:9} NOT NULL,
    SubmissionId UNIQUEIDENTIFIER NOT NULL,
    Number INT NOT NULL,
    Mission {code:20} NOT NULL,
    Kind {code:20} NOT NULL,
    What {text} NULL,
    Step {code:40} NULL,
    Authority NVARCHAR(200) NULL,
    OccurredOn {code:10} NULL,
    NextStep NVARCHAR(1000) NULL,
    NextOn {code:10} NULL,
    Aspect {code:20} NULL,
    Proposed NVARCHAR(1000) NULL,
    Decision {code:10} NULL,
    DecidedOn {code:10} NULL,
    DecidedBy {code:200} NULL,
    Answer NVARCHAR(2000) NULL,
    TakenUpBy {code:60} NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, SubmissionId, Number, FromSeq)
) {clustered}
GO
CREATE TABLE SubmissionQuestionRow (
    Audience {code:9} NOT NULL,
    SubmissionId UNIQUEIDENTIFIER NOT NULL,
    Number INT NOT NULL,
    Mission {code:20} NOT NULL,
    Point INT NULL,
    Question NVARCHAR(2000) NULL,
    AskedOn {code:10} NOT NULL,
    Answer {text} NULL,
    AnsweredOn {code:10} NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, SubmissionId, Number, FromSeq)
) {clustered}
GO
CREATE TABLE SubmissionDocumentRow (
    Audience {code:9} NOT NULL,
    SubmissionId UNIQUEIDENTIFIER NOT NULL,
    Number INT NOT NULL,
    Mission {code:20} NOT NULL,
    DocumentId UNIQUEIDENTIFIER NOT NULL,
    FileName NVARCHAR(200) NOT NULL,
    MediaType {code:100} NOT NULL,
    Bytes BIGINT NOT NULL,
    Sha256 {code:64} NOT NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, SubmissionId, Number, FromSeq)
) {clustered}
GO
-- Whether a State disputes what is recorded and was not followed: for the UN any State, for a State itself.
ALTER TABLE CaseRow ADD Disputed BIT NOT NULL DEFAULT 0
GO
-- What a State's liaisons write before they send it; for them alone, encrypted under the master key, and no part of the record.
CREATE TABLE Draft (
    DraftId UNIQUEIDENTIFIER NOT NULL PRIMARY KEY,
    State {code:3} NOT NULL,
    CaseId UNIQUEIDENTIFIER NOT NULL,
    Content {text} NOT NULL,
    Version INT NOT NULL,
    ChangedBy {code:200} NOT NULL,
    ChangedAt DATETIME2(7) NOT NULL
)
GO
CREATE INDEX IX_Draft_State ON Draft (State, CaseId)
