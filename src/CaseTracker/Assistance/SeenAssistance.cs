namespace CaseTracker.Assistance;

/// <summary>
/// An engagement as its reader may know it, in lists and on its page; <see cref="Disclosure.AssistanceRow"/> says what the columns hold.
/// </summary>
public abstract record SeenAssistance
{
    internal const string Columns =
        "a.EngagementId, a.Mission, a.Reference, a.Kind, a.Host, a.Authority, a.Provider, a.Entity, a.State, a.Status, a.RequestedOn, "
        + "a.OfferedOn, a.AgreedOn, a.DeliveredOn, a.LastOn, a.Deliveries, a.InvestigatorsRequested, a.InvestigatorsOffered, "
        + "a.InvestigatorsDeployed";

    internal Guid EngagementId { get; init; }
    public string Reference { get; init; } = "";
    public string Mission { get; init; } = "";
    public string Kind { get; init; } = "";
    public string Host { get; init; } = "";
    public string Authority { get; init; } = "";
    public string Provider { get; init; } = "";
    public string? Entity { get; init; }
    public string? State { get; init; }
    public string? Status { get; init; }
    public string? RequestedOn { get; init; }
    public string? OfferedOn { get; init; }
    public string? AgreedOn { get; init; }
    public string? DeliveredOn { get; init; }
    public string? LastOn { get; init; }
    public int Deliveries { get; init; }
    public int? InvestigatorsRequested { get; init; }
    public int? InvestigatorsOffered { get; init; }
    public int? InvestigatorsDeployed { get; init; }
}
