-- The time limits of a focal point's missions, and the reminders of them, without those of all others.
CREATE INDEX IX_ClockRow_MissionDue ON ClockRow (Audience, ToSeq, Mission, Standing, DueAt, Obliged)
GO
CREATE INDEX IX_ClockRow_MissionRemind ON ClockRow (Audience, ToSeq, Mission, Standing, RemindAt)
GO
{statistics}
GO
{statistics:ClockRow.IX_ClockRow_MissionDue:300000 3000 2500 200 50 3 2}
GO
{statistics:ClockRow.IX_ClockRow_MissionRemind:300000 3000 2500 200 50 3}
GO
{statistics}
GO
