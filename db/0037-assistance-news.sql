-- What changed of assistance since somebody's last visit, as of all else that the home page tells of.
CREATE INDEX IX_AssistanceRow_News ON AssistanceRow (Audience, FromSeq)
GO
CREATE INDEX IX_AssistanceStepRow_News ON AssistanceStepRow (Audience, FromSeq)
GO
CREATE INDEX IX_AssistanceLinkRow_News ON AssistanceLinkRow (Audience, FromSeq)
GO
