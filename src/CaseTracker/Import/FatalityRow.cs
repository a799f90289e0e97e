using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Import;

/// <summary>What a row of the fatalities series says, in the product's own terms, so that spelling never counts as a change.</summary>
internal sealed record FatalityContent
{
    public string Mission { get; init; } = "";
    public PartialDate OccurredOn { get; init; }
    public Nature Nature { get; init; }
    public Personnel Personnel { get; init; }
    public string? Nationality { get; init; }

    /// <summary>Null where the edition has no such column: not stated, which is not the same as unknown.</summary>
    public Sex? Sex { get; init; }

    public bool IsMalicious => Nature == Nature.Malicious;

    public MissionDay MissionDay => new(Mission, OccurredOn);

    public PersonFacts Facts =>
        new()
        {
            Personnel = Personnel,
            Sex = Sex ?? Reference.Sex.Unknown,
            Nationality = Nationality,
            ContributingState = Personnel.IsUniformed() ? Nationality : null,
            Harms = [new HarmSuffered(Harm.Killed, OccurredOn)],
        };

    /// <summary>What an edition does not state stays as it was stated before; a blank says no more than a column that was not
    /// there.</summary>
    public FatalityContent After(FatalityContent earlier) =>
        Sex is null || (Sex == Reference.Sex.Unknown && earlier.Sex is null) ? this with { Sex = earlier.Sex } : this;

    /// <summary>What differs from an earlier edition, field by field, as codes.</summary>
    public string Differences(FatalityContent earlier)
    {
        var fields = new ThreeWay();
        fields.Field("mission", earlier.Mission, Mission, earlier.Mission);
        fields.Field("date", earlier.OccurredOn, OccurredOn, earlier.OccurredOn);
        fields.Field("nature", earlier.Nature, Nature, earlier.Nature, Codes.Of);
        fields.Facts(earlier.Facts with { Harms = [] }, Facts with { Harms = [] }, earlier.Facts);
        return string.Join("; ", fields.Changed);
    }

    public string Write() => Canonical.Plain.Write(this);

    public static FatalityContent Read(string content) => (FatalityContent)Canonical.Plain.Read(content, typeof(FatalityContent));

    /// <summary>How much speaks for the two being the same person; the nationality most.</summary>
    public int Likeness(FatalityContent other) =>
        (Equals(other.After(this)) || Equals(this.After(other)) ? 100 : 0)
        + (Nationality == other.Nationality ? 10 : 0)
        + (OccurredOn == other.OccurredOn ? 2 : 0)
        + (Personnel == other.Personnel ? 1 : 0);
}

/// <summary>What makes one case of several malicious acts in the series: the same mission on the same day.</summary>
internal readonly record struct MissionDay(string Mission, PartialDate On)
{
    public override string ToString() => $"{Mission} {On}";
}

/// <summary>A row of a series.</summary>
/// <param name="Id">What the series calls it; a few ids stand on two rows.</param>
/// <param name="Key">What it is known by here; a second row of one id has its own.</param>
internal sealed record SeriesRow<T>(int Line, string Id, T Content, string Key = "");
