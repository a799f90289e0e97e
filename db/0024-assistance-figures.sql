-- T11 adds up all engagements from this index alone.
CREATE INDEX IX_AssistanceRow_Figures ON AssistanceRow
    (Audience, ToSeq, Mission, Host, Kind, RequestedOn, OfferedOn, AgreedOn, DeliveredOn, BegunOn, InvestigatorsRequested, InvestigatorsOffered, InvestigatorsDeployed)
