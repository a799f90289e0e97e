using System.Globalization;

namespace CaseTracker.Tests.Cases;

/// <summary>One thing that was said.</summary>
internal sealed class IndependentStatement
{
    public required string Id { get; init; }
    public required string Kind { get; init; }
    public required string? Accused { get; init; }
    public required string? Code { get; init; }

    /// <summary>Null for what says nothing of how far the case came.</summary>
    public required string? Stage { get; init; }

    /// <summary>What else tells it from others of its kind; a last "on" stands for its day.</summary>
    public required string About { get; init; }
    public required int Place { get; init; }
    public required string? On { get; set; }
    public required string Source { get; init; }
    public required string Confidence { get; init; }
    public required int Count { get; set; }
    public required bool InAbsentia { get; init; }
    public required IReadOnlyList<string> Parts { get; init; }

    /// <summary>When an officer chose it.</summary>
    public int? Chosen { get; set; }
    public bool Moves => Source != "media" && (Confidence == "confirmed" || Chosen is not null);
    public bool IsReply => Source is "host_official" or "court_record" && (Confidence != "unconfirmed" || Chosen is not null);
    public int Rank => Chosen is not null ? 0 : 1 + Array.IndexOf(["court_record", "host_official", "mission_monitoring", Source], Source);
    public string Topic =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Kind} {Accused} {(Kind is "step" or "charge" or "figure" ? Code : "")} {About} {(About.EndsWith(" on", StringComparison.Ordinal) ? On : "")}"
        );
}
