using System.Globalization;

namespace CaseTracker.Reference;

/// <summary>What a mission is; figures of peacekeeping operations may be asked for without the others.</summary>
public enum MissionKind
{
    Peacekeeping,
    SpecialPolitical,
    Other,
}

/// <summary>A host State of a mission, for as long as it was one; an absent end is open.</summary>
public sealed record HostPeriod(string State, PartialDate? From = null, PartialDate? To = null);

/// <summary>A mission of the United Nations; one that has closed keeps its cases, and its responsible office follows them.</summary>
public sealed record Mission
{
    /// <summary>The acronym under which the fatalities series knows it.</summary>
    public required string Code { get; init; }

    public required Wording Names { get; init; }

    public required MissionKind Kind { get; init; }

    /// <summary>When it was established or began, as far as known.</summary>
    public PartialDate? Start { get; init; }

    /// <summary>When it closed; absent while it is open.</summary>
    public PartialDate? End { get; init; }

    /// <summary>None where the place of the incident alone decides; several where it is concerned with more than one territory.</summary>
    public IReadOnlyList<HostPeriod> Hosts { get; init; } = [];

    /// <summary>What a reader of the host States must know, such as a status that is not determined.</summary>
    public Wording? Note { get; init; }

    /// <summary>The office at Headquarters that answers for its cases, above all once it has closed.</summary>
    public required Wording ResponsibleOffice { get; init; }

    /// <summary>Other acronyms: as another edition writes it, or in French.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    public string Name(CultureInfo culture) => Names.In(culture);

    /// <summary>
    /// The States that may have been host at a date, as alpha-3 codes; where there are several and the place of the incident is not known,
    /// all of them are concerned. Incidents before the start and after the end of a mission have its hosts too: liquidation and late deaths
    /// occur.
    /// </summary>
    public IReadOnlyList<string> HostsAt(PartialDate date) =>
        [.. Hosts.Where(h => date.Overlaps(h.From?.First, h.To?.Last)).Select(h => h.State).Distinct()];

    /// <summary>True from the day on which it closed.</summary>
    public bool IsClosedOn(DateOnly date) => End is { } end && end.Last <= date;
}
