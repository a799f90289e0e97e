-- The proceeding about its case to which a document belongs: an indictment, a judgment.
ALTER TABLE DocumentRow ADD ProceedingId UNIQUEIDENTIFIER NULL
GO
