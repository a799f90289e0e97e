-- Documents, whose content lies encrypted outside the database. One belongs to a draft or to a submission; what belongs to neither is removed.
CREATE TABLE Document (
    DocumentId UNIQUEIDENTIFIER NOT NULL PRIMARY KEY,
    State {code:3} NOT NULL,
    DraftId UNIQUEIDENTIFIER NULL,
    SubmissionId UNIQUEIDENTIFIER NULL,
    Name {text} NOT NULL,
    MediaType {code:100} NOT NULL,
    Bytes BIGINT NOT NULL,
    Sha256 {code:64} NOT NULL,
    WrappedKey {binary} NOT NULL,
    StoredBy {code:200} NOT NULL,
    StoredAt DATETIME2(7) NOT NULL
)
GO
CREATE INDEX IX_Document_Draft ON Document (DraftId)
