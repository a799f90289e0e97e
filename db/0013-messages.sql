-- Messages between the UN and one State: rows for these two alone, the text apart so that lists stay thin.
CREATE TABLE MessageRow (
    Audience {code:9} NOT NULL,
    CaseId UNIQUEIDENTIFIER NOT NULL,
    Message {code:40} NOT NULL,
    Mission {code:20} NOT NULL,
    Reference {code:40} NOT NULL,
    Number {code:40} NULL,
    Kind {code:30} NOT NULL,
    State {code:3} NOT NULL,
    Direction {code:10} NOT NULL,
    Channel {code:20} NULL,
    Language {code:2} NULL,
    SentOn {code:10} NOT NULL,
    DeliveredOn {code:10} NULL,
    OpenedOn {code:10} NULL,
    OpenedBy NVARCHAR(200) NULL,
    Document NVARCHAR(400) NULL,
    HasText BIT NOT NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, CaseId, Message, FromSeq)
) {clustered}
GO
CREATE INDEX IX_MessageRow_List ON MessageRow (Audience, ToSeq, SentOn, Message, Direction, State, Kind, OpenedOn, CaseId)
GO
CREATE INDEX IX_MessageRow_Mission ON MessageRow (Audience, ToSeq, Mission, SentOn, Message, Direction, State, Kind, OpenedOn, CaseId)
GO
CREATE INDEX IX_MessageRow_Number ON MessageRow (Audience, Number, ToSeq)
GO
CREATE INDEX IX_MessageRow_News ON MessageRow (Audience, FromSeq)
GO
CREATE TABLE MessageTextRow (
    Audience {code:9} NOT NULL,
    CaseId UNIQUEIDENTIFIER NOT NULL,
    Message {code:40} NOT NULL,
    Mission {code:20} NOT NULL,
    Text {text} NOT NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Audience, CaseId, Message, FromSeq)
) {clustered}
GO
CREATE TABLE TemplateRow (
    Kind {code:30} NOT NULL,
    Language {code:2} NOT NULL,
    Title NVARCHAR(200) NOT NULL,
    Body {text} NOT NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (Kind, Language, FromSeq)
) {clustered}
