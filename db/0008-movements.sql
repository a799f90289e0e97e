-- When a case moved last, whether somebody was finally convicted, and each step by which it came further.
ALTER TABLE CaseRow ADD LastMovedOn {code:10} NOT NULL DEFAULT ''
GO
ALTER TABLE CaseRow ADD FinalConviction BIT NOT NULL DEFAULT 0
GO
CREATE TABLE MovementRow (
    Audience {code:9} NOT NULL,
    CaseId UNIQUEIDENTIFIER NOT NULL,
    Ordinal INT NOT NULL,
    Mission {code:20} NOT NULL,
    FromStage {code:30} NOT NULL,
    ToStage {code:30} NOT NULL,
    OccurredOn {code:10} NULL,
    Forum {code:30} NULL,
    Source {code:30} NOT NULL,
    Proceeding {code:40} NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, CaseId, Ordinal, FromSeq)
) {clustered}
GO
CREATE INDEX IX_MovementRow_On ON MovementRow (Audience, ToSeq, OccurredOn, CaseId)
GO
{statistics}
GO
{statistics:MovementRow.MovementRow:600000 6000 3 2 1}
GO
{statistics:MovementRow.IX_MovementRow_On:600000 6000 5000 3 2}
GO
{statistics}
