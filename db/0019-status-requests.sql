-- What host States were asked about the status of their open cases, a row for each case.
CREATE TABLE RequestLineRow (
    Audience {code:9} NOT NULL,
    CaseId UNIQUEIDENTIFIER NOT NULL,
    RequestId UNIQUEIDENTIFIER NOT NULL,
    Mission {code:20} NOT NULL,
    Reference {code:40} NOT NULL,
    State {code:3} NOT NULL,
    CaseReference {code:40} NOT NULL,
    IncidentOn {code:10} NOT NULL,
    Act {code:30} NOT NULL,
    Stage {code:30} NOT NULL,
    SentOn {code:10} NOT NULL,
    AnswerBy {code:10} NOT NULL,
    AnsweredOn {code:10} NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, CaseId, RequestId, FromSeq)
) {clustered}
GO
CREATE INDEX IX_RequestLineRow_Reference ON RequestLineRow (Audience, ToSeq, Reference, IncidentOn)
GO
CREATE INDEX IX_RequestLineRow_News ON RequestLineRow (Audience, FromSeq)
