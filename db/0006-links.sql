-- Which streams are related: the rows of each follow from the histories of both. What was related stays so; the events say until when it counts.
CREATE TABLE StreamLink (
    StreamId UNIQUEIDENTIFIER NOT NULL,
    RelatedId UNIQUEIDENTIFIER NOT NULL,
    PRIMARY KEY (StreamId, RelatedId)
) {clustered}
GO
CREATE INDEX IX_StreamLink_Related ON StreamLink (RelatedId, StreamId)
