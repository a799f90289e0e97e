-- Holds what tables add up, so that no row of a case is read for them; and which States were told of a case.
CREATE INDEX IX_CaseRow_Figures ON CaseRow (
    Audience, ToSeq, Scope, Standing, CaseId, Reference, Mission, IncidentOn, Hosts, Act, Stage, Accountability, Closure, FinalConviction, LastMovedOn, Informed, Persons,
    Killed, Injured, Abducted, Detained, Missing, Assaulted, Threatened)
GO
CREATE INDEX IX_PersonRow_Figures ON PersonRow (Audience, ToSeq, CaseId, ConcernedState, PersonnelGroup, Harm)
GO
CREATE INDEX IX_TimelineRow_Told ON TimelineRow (Audience, ToSeq, CaseId, State) WHERE Kind = 'state_notified'
GO
{statistics}
GO
{statistics:CaseRow.IX_CaseRow_Figures:400000 4000 3000 2500 1000 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1}
GO
{statistics:PersonRow.IX_PersonRow_Figures:600000 6000 5000 2 1 1 1}
GO
{statistics:TimelineRow.IX_TimelineRow_Told:300000 3000 2500 2 1}
GO
{statistics}
