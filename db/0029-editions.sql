-- Editions of the briefing's tables, drafts and approved ones, for the United Nations.
CREATE TABLE EditionRow (
    Audience {code:9} NOT NULL,
    EditionId UNIQUEIDENTIFIER NOT NULL,
    Mission {code:20} NOT NULL,
    Draft INT NOT NULL,
    Number INT NULL,
    State {code:20} NOT NULL,
    Tables NVARCHAR(200) NOT NULL,
    PeriodFrom {code:10} NOT NULL,
    PeriodTo {code:10} NOT NULL,
    Filter NVARCHAR(1000) NOT NULL,
    Position BIGINT NOT NULL,
    ComposedBy NVARCHAR(200) NOT NULL,
    ComposedAt DATETIME2(7) NOT NULL,
    ApprovedBy NVARCHAR(200) NULL,
    ApprovedOn {code:10} NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, EditionId, FromSeq)
) {clustered}
GO
CREATE INDEX IX_EditionRow_Draft ON EditionRow (Audience, ToSeq, Draft)
