-- Holds what the lists of messages not opened and of requests for status count and order by, so that no row is read for it.
CREATE INDEX IX_MessageRow_Unopened ON MessageRow (Audience, ToSeq, SentOn, Message, State, Kind, Mission, CaseId)
    WHERE OpenedOn IS NULL AND Direction = 'to_state' AND Channel = 'electronic'
GO
CREATE INDEX IX_RequestLineRow_List ON RequestLineRow (Audience, ToSeq, SentOn, Reference, State, AnswerBy, AnsweredOn, Mission)
