-- What the UN and a host State told each other about a case, in sum, so that the table of correspondence reads no message.
CREATE TABLE ExchangeRow (
    Audience {code:9} NOT NULL,
    CaseId UNIQUEIDENTIFIER NOT NULL,
    State {code:3} NOT NULL,
    Mission {code:20} NOT NULL,
    Sent INT NOT NULL,
    Replies INT NOT NULL,
    DaysToNotify INT NULL,
    DaysToReply INT NULL,
    LastReplyOn {code:10} NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, CaseId, State, FromSeq)
) {clustered}
GO
CREATE INDEX IX_ExchangeRow_Figures ON ExchangeRow (Audience, ToSeq, CaseId, State, Sent, Replies, DaysToNotify, DaysToReply, LastReplyOn, Mission)
GO
CREATE INDEX IX_ClockRow_Overdue ON ClockRow (Audience, ToSeq, StreamId, Standing, DueOn, Obliged, Mission)
GO
{statistics}
GO
{statistics:ExchangeRow.ExchangeRow:300000 3000 2 1 1}
GO
{statistics:ExchangeRow.IX_ExchangeRow_Figures:300000 3000 2500 2 1 1 1 1 1 1 1}
GO
{statistics:ClockRow.IX_ClockRow_Overdue:300000 3000 2500 2 1 1 1 1}
GO
{statistics}
