-- Holds what home and the lists of correspondence count and order by, so that no row is read for it.
CREATE INDEX IX_MessageRow_Unopened ON MessageRow (Audience, ToSeq, SentOn, Message, State, Kind, Mission, CaseId)
    WHERE OpenedOn IS NULL AND Direction = 'to_state' AND Channel = 'electronic'
GO
CREATE INDEX IX_TimelineRow_Acknowledged ON TimelineRow (Audience, ToSeq, CaseId, State) WHERE Kind = 'state_acknowledged'
GO
CREATE INDEX IX_RequestLineRow_List ON RequestLineRow (Audience, ToSeq, SentOn, Reference, State, AnswerBy, AnsweredOn, Mission)
