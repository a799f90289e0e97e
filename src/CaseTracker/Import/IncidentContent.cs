using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Import;

/// <summary>What a row of the aid-worker incidents says, in the product's own terms.</summary>
internal sealed record IncidentContent
{
    public PartialDate OccurredOn { get; init; }
    public string? Host { get; init; }
    public string? Area { get; init; }
    public string? Place { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public Act Act { get; init; }
    public Means Means { get; init; }
    public Setting Setting { get; init; }
    public Perpetrator Perpetrator { get; init; }

    /// <summary>Of all persons affected; unknown where they differ, for the row does not say who is who.</summary>
    public Sex Sex { get; init; }

    public Confidence Confidence { get; init; }

    /// <summary>Numbers of persons by recruitment and harm: <c>national_killed:2 international_abducted:1</c>.</summary>
    public string Affected { get; init; } = "";

    public IEnumerable<(string Kind, int Count)> Kinds =>
        Affected
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(k => k.Split(':'))
            .Select(k => (k[0], int.Parse(k[1], System.Globalization.CultureInfo.InvariantCulture)));

    public int Persons => Kinds.Sum(k => k.Count);

    public Incident Incident =>
        new()
        {
            Scope = Scope.Humanitarian,
            OccurredOn = OccurredOn,
            Act = Act,
            Nature = Nature.Malicious,
            Hosts = Host is null ? [] : [Host],
            Area = Area,
            Place = Place,
            Latitude = Latitude,
            Longitude = Longitude,
            Means = Means,
            Setting = Setting,
            Perpetrator = Perpetrator,
            Attribution = Perpetrator == Perpetrator.Unknown ? Attribution.None : Attribution.Alleged,
        };

    /// <summary>One person of a kind. Nationals have the nationality of the country; that of internationals is not stated.</summary>
    public PersonFacts Facts(string kind)
    {
        var (recruitment, harm) = (
            kind[..kind.IndexOf('_', StringComparison.Ordinal)],
            kind[(kind.IndexOf('_', StringComparison.Ordinal) + 1)..]
        );
        return new PersonFacts
        {
            Personnel = Personnel.HumanitarianNgo,
            Sex = Sex,
            Nationality = recruitment == National ? Host : null,
            Harms = [new HarmSuffered(Codes.Parse<Harm>(harm), OccurredOn)],
        };
    }

    public const string National = "national",
        International = "international";

    public static string Kind(string recruitment, Harm harm) => $"{recruitment}_{Codes.Of(harm)}";

    public string Write() => Canonical.Plain.Write(this);

    public static IncidentContent Read(string content) => (IncidentContent)Canonical.Plain.Read(content, typeof(IncidentContent));

    /// <summary>How much speaks for the two being the same incident; the date most.</summary>
    public int Likeness(IncidentContent other) =>
        (Equals(other) ? 100 : 0)
        + (OccurredOn == other.OccurredOn ? 10 : 0)
        + (Host == other.Host ? 2 : 0)
        + (Place == other.Place ? 1 : 0);
}
