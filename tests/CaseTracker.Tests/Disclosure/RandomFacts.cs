using System.Globalization;
using CaseTracker.Cases;
using CaseTracker.Clocks;
using CaseTracker.Evidence;
using CaseTracker.Ledger;
using CaseTracker.Notifications;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Disclosure;

/// <summary>Random values of what events hold.</summary>
internal class RandomFacts(Random random)
{
    protected Random Random { get; } = random;

    private static readonly string[] _words = ["Bangassou", "Kidal", "patrol", "ambushed", "convoi attaqué", "قتل", "营地", "колонна"];

    /// <summary>The first two host; all of them contribute.</summary>
    public static IReadOnlyList<string> States { get; } = ["CAF", "COD", "MAR", "KHM", "FRA"];

    public string Words() =>
        string.Join(' ', Enumerable.Range(0, Random.Next(1, 5)).Select(_ => _words[Random.Next(_words.Length)])) + $" {Random.Next(1000)}";

    public bool Chance(int oneIn) => Random.Next(oneIn) == 0;

    public T Pick<T>()
        where T : struct, Enum => Enum.GetValues<T>()[Random.Next(Enum.GetValues<T>().Length)];

    public string State() => States[Random.Next(States.Count)];

    public string Actor() => $"officer{Random.Next(1000)}@example.org";

    public Guid Id()
    {
        var bytes = new byte[16];
        Random.NextBytes(bytes);
        return new Guid(bytes);
    }

    public PartialDate? Date() =>
        Chance(6)
            ? null
            : Random.Next(3) switch
            {
                0 => new PartialDate(2017),
                1 => new PartialDate(2017, Random.Next(1, 13)),
                _ => new PartialDate(2017, Random.Next(1, 13), Random.Next(1, 28)),
            };

    public Origin? Origin() => Chance(2) ? null : new Origin(Words(), Words());

    public IReadOnlyList<HarmSuffered> Harms() =>
        [.. Enumerable.Range(0, Random.Next(1, 4)).Select(_ => new HarmSuffered(Pick<Harm>(), Date()))];

    protected Incident Incident() =>
        new()
        {
            Mission = "MINUSCA",
            OccurredOn = Date() ?? new PartialDate(2018),
            Act = Pick<Act>(),
            Nature = Pick<Nature>(),
            Hosts =
                Chance(4) ? ["CAF", "COD"]
                : Chance(5) ? ["MAR"]
                : Chance(3) ? ["COD"]
                : ["CAF"],
            Area = Words(),
            Place = Words(),
            Latitude = Random.Next(90),
            Longitude = Random.Next(180),
            Means = Pick<Means>(),
            Setting = Pick<Setting>(),
            Perpetrator = Pick<Perpetrator>(),
            Attribution = Pick<Attribution>(),
        };

    protected PersonFacts Facts(Guid person)
    {
        var personnel = Pick<Personnel>();
        var state =
            Chance(8) ? null
            : Chance(10) ? "YUG"
            : State();
        return new PersonFacts
        {
            Personnel = personnel,
            Sex = Pick<Sex>(),
            ContributingState = personnel.IsUniformed() ? state : null,
            Nationality = Chance(5) ? State() : state,
            Harms = Harms(),
            Name = Chance(4) ? null : new Personal(person, Words()),
        };
    }

    public StatusRequested Asked(string state, string reference) =>
        new(Id(), state, reference, new PartialDate(2024, 12, 1), Date() ?? new PartialDate(2017), Pick<Act>(), Pick<Stage>());

    public MessageContent Content(Guid person, string number) =>
        new()
        {
            Title = Words(),
            Number = number,
            Addressee = [Words()],
            Blocks =
            [
                new ContentBlock { Text = Words() },
                new ContentBlock
                {
                    Heads = [Words()],
                    Lines = [new ContentLine([Words()]) { Name = Chance(2) ? null : new Personal(person, Words()) }],
                },
            ],
        };

    /// <summary>As a clock of the State, or of the UN towards it or itself.</summary>
    public ClockStarted Clock(Guid clock, ClockKind kind, string? state)
    {
        var day = new DateOnly(2024, Random.Next(1, 13), Random.Next(1, 28));
        var limit = new TimeLimit(Random.Next(1, 90), Pick<ClockUnit>());
        return new ClockStarted(
            clock,
            kind,
            state,
            Words(),
            Chance(2)
                ? day.ToDateTime(default, DateTimeKind.Utc).AddMinutes(Random.Next(1440)).ToString("O", CultureInfo.InvariantCulture)
                : PartialDate.FromDate(day).ToString(),
            day,
            limit,
            Random.Next(3),
            "HQ",
            0,
            Due()
        );
    }

    public Deadline Due()
    {
        var day = new DateOnly(2025, Random.Next(1, 13), Random.Next(1, 28));
        var ends = day.ToDateTime(default, DateTimeKind.Utc).AddHours(29);
        return new Deadline(ends.AddMinutes(-Random.Next(1440)), day, ends, Chance(2) ? null : ends.AddDays(Random.Next(20)));
    }

    public DateTime Time() => new(2024, Random.Next(1, 13), Random.Next(1, 28), Random.Next(24), Random.Next(60), 0, DateTimeKind.Utc);

    public Attachment File() =>
        new(Id(), $"{Words()}.pdf", "application/pdf", Random.Next(1, 1_000_000), Convert.ToHexStringLower(Id().ToByteArray()));

    /// <summary>A whole document of a case that was merged into this one, of which one version was released to a State.</summary>
    public DocumentTakenOver Document(Guid document, string state) =>
        new(
            document,
            new CaseDocument(
                document,
                Pick<DocumentKind>(),
                Words(),
                Date(),
                Chance(4) ? Classification.StrictlyConfidential : Classification.Confidential,
                Chance(3) ? Id() : null
            )
            {
                Versions = [.. Enumerable.Range(0, Random.Next(1, 4)).Select(_ => new DocumentVersion(File(), Words(), Actor(), Time()))],
                Custody = [new CustodyEntry(CustodyStep.Received, null, Date(), Words(), null, Words(), null, Actor(), Time())],
                Releases = [new DocumentRelease(1, state, Chance(2), Words(), Actor(), Time())],
            }
        );
}
