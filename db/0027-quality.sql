-- How sure and complete the record of a case is; and persons by category and sex. Both indexes hold what tables add up.
ALTER TABLE CaseRow ADD Unconfirmed BIT NULL
GO
ALTER TABLE CaseRow ADD DatesMissing BIT NOT NULL DEFAULT 0
GO
{drop-index:CaseRow.IX_CaseRow_Figures}
GO
CREATE INDEX IX_CaseRow_Totals ON CaseRow (
    Audience, ToSeq, Scope, Standing, CaseId, Reference, Mission, IncidentOn, Hosts, Act, Stage, Accountability, Closure, FinalConviction, LastMovedOn, Informed, Unconfirmed,
    Disputed, DatesMissing, Persons, Killed, Injured, Abducted, Detained, Missing, Assaulted, Threatened)
GO
{drop-index:PersonRow.IX_PersonRow_Figures}
GO
CREATE INDEX IX_PersonRow_Totals ON PersonRow (Audience, ToSeq, CaseId, ConcernedState, PersonnelGroup, Harm, Personnel, Sex)
GO
{statistics}
GO
{statistics:CaseRow.IX_CaseRow_Totals:400000 4000 3000 2500 1000 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1}
GO
{statistics:PersonRow.IX_PersonRow_Totals:600000 6000 5000 2 1 1 1 1 1}
GO
{statistics}
