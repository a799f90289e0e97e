-- Whom the identity provider itself means when it ends somebody's sessions, where designations go by another claim than its own name.
ALTER TABLE WebSession ADD ProviderSubject {code:255} NULL
GO
CREATE INDEX IX_WebSession_ProviderSubject ON WebSession (ProviderSubject)
