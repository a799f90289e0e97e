-- When a mission was last in touch with a host State, as of any position: its messages from the last one on.
CREATE INDEX IX_MessageRow_Contact ON MessageRow (Audience, Mission, SentOn, FromSeq, ToSeq, State, CaseId)
GO
