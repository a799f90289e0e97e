using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Access;

/// <summary>A person may act in a role, for missions or for a State, from one day to another (both included).</summary>
/// <param name="Scope">Mission codes of a focal point, separated by spaces; the State of a liaison; empty otherwise.</param>
public sealed record Designated(string Subject, string Name, Role Role, string Scope, DateOnly From, DateOnly? Until) : Event;

/// <summary>The designation ends at once.</summary>
public sealed record DesignationEnded(string Reason) : Event;

/// <summary>Who may act where; holds nothing of a case.</summary>
[ReadTable(nameof(DesignationId))]
public sealed record DesignationRow : Row
{
    public Guid DesignationId { get; init; }
    public string Subject { get; init; } = "";
    public string Name { get; init; } = "";
    public string Role { get; init; } = "";
    public string Scope { get; init; } = "";
    public string StartsOn { get; init; } = "";
    public string? EndsOn { get; init; }

    /// <summary>Whether it holds on that day.</summary>
    public bool HoldsOn(DateOnly day)
    {
        var text = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return string.CompareOrdinal(StartsOn, text) <= 0 && (EndsOn is null || string.CompareOrdinal(text, EndsOn) <= 0);
    }
}

internal sealed class DesignationProjection : Projection
{
    public const string Kind = "Designation";

    public override string StreamKind => Kind;

    /// <summary>An ended designation has no row any more; its span says until which position it held.</summary>
    public override IEnumerable<Row> Rows(Guid streamId, IReadOnlyList<Recorded> history)
    {
        if (history[^1].Event is DesignationEnded) yield break;
        var made = (Designated)history[0].Event;
        yield return new DesignationRow
        {
            DesignationId = history[0].StreamId, Subject = made.Subject, Name = made.Name, Role = Codes.Of(made.Role), Scope = made.Scope,
            StartsOn = PartialDate.FromDate(made.From).ToString(), EndsOn = made.Until is { } until ? PartialDate.FromDate(until).ToString() : null,
        };
    }
}
