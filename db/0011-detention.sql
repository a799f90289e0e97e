-- The times for which persons affected were held, beside the stages of their cases.
CREATE TABLE DetentionRow (
    Audience {code:9} NOT NULL,
    CaseId UNIQUEIDENTIFIER NOT NULL,
    PersonId UNIQUEIDENTIFIER NOT NULL,
    Ordinal INT NOT NULL,
    Mission {code:20} NOT NULL,
    HeldSince {code:10} NOT NULL,
    HeldBy {code:30} NULL,
    Place NVARCHAR(200) NULL,
    PlaceKnownOn {code:10} NULL,
    AccessDeniedOn {code:10} NULL,
    AccessGrantedOn {code:10} NULL,
    MedicalVisitOn {code:10} NULL,
    LegalCounselOn {code:10} NULL,
    FamilyInformedOn {code:10} NULL,
    FromDay {code:10} NOT NULL,
    ToDay {code:10} NULL,
    EndedOn {code:10} NULL,
    Ending {code:10} NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, CaseId, PersonId, Ordinal, FromSeq)
) {clustered}
GO
CREATE INDEX IX_DetentionRow_Days ON DetentionRow (Audience, ToSeq, FromDay, ToDay, CaseId)
GO
CREATE INDEX IX_DetentionRow_News ON DetentionRow (Audience, FromSeq)
