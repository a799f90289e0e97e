using System.Globalization;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Texts;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Pages.Proceedings;

/// <summary>What a source says of a proceeding, in words; the same said of several accused at once is told once.</summary>
/// <param name="Said">One for each accused, or the one about the proceeding.</param>
public sealed record Told(ViewProceeding.Statement What, IReadOnlyList<ViewProceeding.Statement> Said)
{
    /// <summary>By the date at which things happened, then in the order in which they were recorded.</summary>
    public static IEnumerable<Told> InOrder(IEnumerable<ViewProceeding.Statement> statements) =>
        statements
            .GroupBy(s => s with { StatementId = null, AccusedId = null, AccusedNumber = null, Ordinal = 0 })
            .Select(g => new Told(g.First(), [.. g]))
            .OrderBy(t => t.What.OccurredOn ?? t.What.RecordedOn, StringComparer.Ordinal)
            .ThenBy(t => t.What.Ordinal);

    /// <summary>Whether stage, status and numbers follow it.</summary>
    public bool Counts => What.Adoption is not null;

    public string Words =>
        What.Kind switch
        {
            "step" => What.Detail is { } detail
                ? Labelled(
                    Show.Term<ProceedingStep>(What.Code),
                    Codes.TryParse<Party>(detail, out var party) ? Terms.Of(party) : Show.Term<Forum>(detail)
                )
                : Show.Term<ProceedingStep>(What.Code),
            "status" => Show.Term<SuspectStatus>(What.Code),
            "charge" => Labelled(Terms.Name<ChargeStep>(), Show.Term<ChargeStep>(What.Code)),
            "verdict" => Labelled(Show.Term<Instance>(What.Detail), Show.Term<Verdict>(What.Code)),
            "sentence" => Labelled(Terms.Name<SentenceKind>(), Show.Listed(Lines.Skip(1).Select(Part))),
            "executed" => PageText.Of("Proceeding.Executed"),
            _ => Labelled(Show.Term<Figure>(What.Code), Marks.Number(What.Number)),
        };

    /// <summary>The offence and the crime that it answers to, or the instance of a sentence.</summary>
    public IEnumerable<string> Further =>
        What.Kind switch
        {
            "charge" => Lines.Skip(1).Concat(Lines[0] == Codes.Of(ConventionOffence.None) ? [] : [Show.Term<ConventionOffence>(Lines[0])]),
            "sentence" => [Show.Term<Instance>(Lines[0])],
            _ => [],
        };

    /// <summary>Of which accused: suspects 1–10, 12. Empty for what is about the proceeding.</summary>
    public string OfWhom
    {
        get
        {
            var numbers = Said.Select(s => s.AccusedNumber).OfType<int>().Distinct().Order().ToList();
            var unconfirmed = Said.Count(s => s is { AccusedNumber: null, AccusedId: not null });
            return Show.Listed(
                new[]
                {
                    numbers.Count == 0 ? null : Filled(numbers.Count == 1 ? "Proceeding.OfOne" : "Proceeding.OfSeveral", Ranges(numbers)),
                    unconfirmed == 0 ? null : PageText.Of("Proceeding.OfUnconfirmed"),
                }.OfType<string>()
            );
        }
    }

    /// <summary>Why it counts, or why it only stands beside; the rule and the choice are the UN's.</summary>
    /// <param name="chooser">Who chose it, by name; empty where nobody did.</param>
    public string Standing(bool forTheUn, string chooser) =>
        What switch
        {
            { Adoption: not null } when !forTheUn => PageText.Of("Proceeding.Counts"),
            { Adoption: "chosen", ChosenBy: not null } => string.Format(
                CultureInfo.CurrentCulture,
                PageText.Of("Proceeding.CountsChosen"),
                chooser,
                What.ChosenBecause
            ),
            { Adoption: { } rule } => Filled("Proceeding.CountsBy", Show.Term<Adoption>(rule)),
            { Source: "media" } => PageText.Of("Proceeding.MediaAlone"),
            { Confidence: not "confirmed" } => Filled("Proceeding.MovesNothing", Show.Term<Confidence>(What.Confidence)),
            _ => PageText.Of("Proceeding.StandsBeside"),
        };

    /// <summary>A part of a sentence: term of imprisonment, 10 years; reparation to whom it is due.</summary>
    internal static string Part(string written)
    {
        var (part, to) = written.Split('\t') switch
        {
            [var alone] => (alone, null),
            var both => (both[0], both[1]),
        };
        var (kind, months) = part.Split(':') switch
        {
            [var alone] => (alone, null),
            var both => (both[0], both[1]),
        };
        return Show.Listed(
            new[]
            {
                Show.Term<SentenceKind>(kind),
                months is null ? null : Length(int.Parse(months, CultureInfo.InvariantCulture)),
                to,
            }.OfType<string>()
        );
    }

    private string[] Lines => (What.Detail ?? "").Split('\n');

    private static string Length(int months)
    {
        var text = new PageText();
        var (years, rest) = months < 24 && months % 12 != 0 ? (0, months) : (months / 12, months % 12);
        return string.Join(
            ' ',
            new[]
            {
                years == 0 ? null : text.Count("Sentence.Years", years),
                rest == 0 ? null : text.Count("Sentence.Months", rest),
            }.OfType<string>()
        );
    }

    private static string Ranges(List<int> numbers)
    {
        // Numbers that follow each other have the same distance to their place.
        var ranges = numbers
            .Select((number, place) => (number, place))
            .GroupBy(x => x.number - x.place, x => x.number)
            .Select(g => g.ToList());
        return Show.Listed(
            ranges.SelectMany(r => r.Count > 2 ? [$"{r[0]}–{r[^1]}"] : r.Select(n => n.ToString(CultureInfo.InvariantCulture)))
        );
    }

    private static string Filled(string key, string value) => string.Format(CultureInfo.CurrentCulture, PageText.Of(key), value);

    private static string Labelled(string name, string value) =>
        string.Format(CultureInfo.CurrentCulture, PageText.Of("Format.Labelled"), name, value);
}
