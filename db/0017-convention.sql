-- Who is bound by the Convention of 1994 and its Optional Protocol: reference data, the same for everybody.
CREATE TABLE PartyRow (
    State {code:3} NOT NULL,
    Treaty {code:20} NOT NULL,
    DepositedOn {code:10} NOT NULL,
    InForceOn {code:10} NOT NULL,
    WithdrawnOn {code:10} NULL,
    Origin NVARCHAR(300) NOT NULL,
    FromSeq BIGINT NOT NULL,
    ToSeq BIGINT NOT NULL,
    PRIMARY KEY (State, Treaty, FromSeq)
)
