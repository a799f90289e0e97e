-- The thread of a case begins at its own messages, however many others there are.
CREATE INDEX IX_MessageRow_Case ON MessageRow (Audience, ToSeq, CaseId, SentOn, Message)
