-- Clocks of the promises between the UN and States, and the policies and working calendars that they run by.
CREATE TABLE ClockRow (
    Audience {code:9} NOT NULL,
    StreamId UNIQUEIDENTIFIER NOT NULL,
    ClockId UNIQUEIDENTIFIER NOT NULL,
    Mission {code:20} NOT NULL,
    Reference {code:40} NOT NULL,
    Kind {code:30} NOT NULL,
    Obliged {code:3} NOT NULL,
    State {code:3} NULL,
    Standing {code:10} NOT NULL,
    StartedOn {code:10} NOT NULL,
    DueAt DATETIME2(7) NULL,
    DueOn {code:10} NULL,
    RemindAt DATETIME2(7) NULL,
    PausedOn {code:10} NULL,
    EndedOn {code:10} NULL,
    Extended INT NOT NULL,
    Unit {code:20} NOT NULL,
    Reason NVARCHAR(2000) NULL,
    Course {text} NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, StreamId, ClockId, FromSeq)
) {clustered}
GO
CREATE INDEX IX_ClockRow_Due ON ClockRow (Audience, ToSeq, Standing, DueAt, Obliged, Mission)
GO
CREATE INDEX IX_ClockRow_Remind ON ClockRow (Audience, ToSeq, Standing, RemindAt, Mission)
GO
CREATE TABLE ClockPolicyRow (
    Kind {code:30} NOT NULL,
    Version INT NOT NULL,
    Definition {text} NOT NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Kind, Version, FromSeq)
) {clustered}
GO
CREATE TABLE WorkingCalendarRow (
    Code {code:20} NOT NULL,
    Version INT NOT NULL,
    Definition {text} NOT NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Code, Version, FromSeq)
) {clustered}
GO
{statistics}
GO
{statistics:ClockRow.ClockRow:300000 3000 2 1 1}
GO
{statistics:ClockRow.IX_ClockRow_Due:300000 3000 2500 600 5 3 2}
GO
{statistics:ClockRow.IX_ClockRow_Remind:300000 3000 2500 600 5 3}
GO
{statistics}
