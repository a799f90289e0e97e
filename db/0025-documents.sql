-- Documents of cases, as the UN and the States to which they were released may know them; strictly confidential ones for strict readers alone.
CREATE TABLE DocumentRow (
    Audience {code:9} NOT NULL,
    CaseId UNIQUEIDENTIFIER NOT NULL,
    DocumentId UNIQUEIDENTIFIER NOT NULL,
    Mission {code:20} NOT NULL,
    Kind {code:30} NOT NULL,
    Title NVARCHAR(300) NOT NULL,
    DatedOn {code:10} NULL,
    Classification {code:30} NULL,
    RedactedFrom UNIQUEIDENTIFIER NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, CaseId, DocumentId, FromSeq)
) {clustered}
GO
CREATE TABLE DocumentVersionRow (
    Audience {code:9} NOT NULL,
    CaseId UNIQUEIDENTIFIER NOT NULL,
    DocumentId UNIQUEIDENTIFIER NOT NULL,
    Version INT NOT NULL,
    Mission {code:20} NOT NULL,
    FileId UNIQUEIDENTIFIER NOT NULL,
    FileName NVARCHAR(200) NOT NULL,
    MediaType {code:100} NOT NULL,
    Bytes BIGINT NOT NULL,
    Sha256 {code:64} NOT NULL,
    Note NVARCHAR(2000) NULL,
    AddedOn {code:10} NULL,
    AddedBy {code:200} NULL,
    ReleasedOn {code:10} NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, CaseId, DocumentId, Version, FromSeq)
) {clustered}
GO
CREATE INDEX IX_DocumentVersionRow_File ON DocumentVersionRow (FileId, Audience, ToSeq)
GO
CREATE TABLE DocumentReleaseRow (
    Audience {code:9} NOT NULL,
    CaseId UNIQUEIDENTIFIER NOT NULL,
    DocumentId UNIQUEIDENTIFIER NOT NULL,
    Ordinal INT NOT NULL,
    Mission {code:20} NOT NULL,
    Version INT NOT NULL,
    State {code:3} NOT NULL,
    ByTwo BIT NOT NULL,
    InForce BIT NOT NULL,
    ReleasedOn {code:10} NOT NULL,
    ReleasedBy {code:200} NOT NULL,
    Grounds NVARCHAR(2000) NULL,
    RevokedOn {code:10} NULL,
    RevokedBy {code:200} NULL,
    RevokedFor NVARCHAR(2000) NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, CaseId, DocumentId, Ordinal, FromSeq)
) {clustered}
GO
CREATE TABLE CustodyRow (
    Audience {code:9} NOT NULL,
    CaseId UNIQUEIDENTIFIER NOT NULL,
    DocumentId UNIQUEIDENTIFIER NOT NULL,
    Ordinal INT NOT NULL,
    Mission {code:20} NOT NULL,
    Step {code:20} NOT NULL,
    Version INT NULL,
    OccurredOn {code:10} NULL,
    Origin NVARCHAR(200) NULL,
    Recipient NVARCHAR(200) NULL,
    Keeper NVARCHAR(200) NULL,
    Note NVARCHAR(2000) NULL,
    RecordedOn {code:10} NOT NULL,
    RecordedBy {code:200} NOT NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, CaseId, DocumentId, Ordinal, FromSeq)
) {clustered}
GO
-- Of a document of a case; null for those of drafts and submissions, and while an upload waits to be put to a case.
ALTER TABLE Document ADD CaseId UNIQUEIDENTIFIER NULL
GO
-- Whether the virus scanner has seen it, and what it found.
ALTER TABLE Document ADD Scan {code:20} NOT NULL DEFAULT 'not_scanned'
GO
ALTER TABLE Document ADD Finding NVARCHAR(200) NULL
GO
ALTER TABLE Document ADD ScannedAt DATETIME2(7) NULL
GO
-- When its hash was last computed again, and whether it held.
ALTER TABLE Document ADD VerifiedAt DATETIME2(7) NULL
GO
ALTER TABLE Document ADD Integrity {code:20} NULL
GO
CREATE INDEX IX_Document_Scan ON Document (Scan, ScannedAt, StoredAt)
GO
CREATE INDEX IX_Document_Verified ON Document (VerifiedAt, DocumentId)
GO
-- Which file it was, where somebody took a document out.
ALTER TABLE AccessLog ADD FileId UNIQUEIDENTIFIER NULL
GO
CREATE INDEX IX_AccessLog_File ON AccessLog (FileId, At)
