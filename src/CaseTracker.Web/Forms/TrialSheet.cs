using System.Globalization;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Texts;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Forms;

/// <summary>The worksheet of one trial: what holds for all accused, then a line for each of them, all of which is recorded or
/// nothing.</summary>
internal static class TrialSheet
{
    private static readonly SuspectStatus[] _custody =
    [
        SuspectStatus.Wanted,
        SuspectStatus.AtLarge,
        SuspectStatus.Arrested,
        SuspectStatus.Remand,
        SuspectStatus.Bail,
        SuspectStatus.Escaped,
        SuspectStatus.Released,
        SuspectStatus.Deceased,
    ];

    private static readonly SuspectStatus[] _tried = [SuspectStatus.TriedPresent, SuspectStatus.TriedInAbsentia];
    private static readonly string[] _cells =
    [
        "Name",
        "Custody",
        "CustodyOn",
        "Charged",
        "Tried",
        "Verdict",
        "VerdictOn",
        "Sentence",
        "Months",
    ];

    /// <summary>Cells are named after their line, as in the command, so that a refusal finds its cell.</summary>
    public static string Line(int number) => string.Create(CultureInfo.InvariantCulture, $"Lines[{number}]");

    public static string AccusedOf(int number) => $"{Line(number)}.AccusedId";

    /// <summary>The question for a spreadsheet with the lines.</summary>
    public const string Workbook = "Workbook";

    public static Grid Grid =>
        new(PageText.Of("Trial.Lines"), null, PageText.Of("Trial.Accused"), line => Cells(line, "", null).Fields, AccusedOf)
        {
            Blank = 40,
            Dates = [Array.IndexOf(_cells, "CustodyOn"), Array.IndexOf(_cells, "VerdictOn")],
            Whole = Array.IndexOf(_cells, "Months"),
        };

    public static IEnumerable<Section> Questions() =>
        [
            new Section(
                PageText.Of("Trial.Trial"),
                [Ask.Date("TrialOpenedOn", optional: true), Ask.Date("JudgmentOn", optional: true), Ask.Term<Instance>("Instance")]
            ),
            new Section(
                PageText.Of("Trial.Charge"),
                [
                    Ask.Line("Offence", optional: true),
                    Ask.Term<ConventionOffence>("Article", optional: true),
                    Ask.Date("ChargedOn", optional: true),
                ]
            )
            {
                Lead = PageText.Of("Trial.Charge.Lead"),
            },
            new Section(
                PageText.Of("Form.WhoSays"),
                [.. Ask.WhoSays(), Ask.Line("Document", optional: true), AccusedForms.Supplier("NameSuppliedBy")]
            )
            {
                Lead = PageText.Of("Trial.Source.Lead"),
            },
            new Section(PageText.Of("Trial.Workbook"), [Ask.File(Workbook) with { IsOptional = true }])
            {
                Lead = PageText.Of("Trial.Workbook.Lead"),
            },
        ];

    /// <param name="accused">Null: a further accused.</param>
    public static Section Cells(int number, string title, ViewProceeding.Suspect? accused)
    {
        var line = Line(number);
        return new Section(
            title,
            [
                .. accused is null ? new[] { Ask.Line($"{line}.Name", "AccusedName", optional: true) } : [],
                Chosen("Custody", _custody),
                Ask.Line($"{line}.CustodyOn", "CustodySince", optional: true),
                Ask.SomeOf($"{line}.Charged", [new Choice("true", PageText.Of("Field.IsCharged"))], "IsCharged"),
                Chosen("Tried", _tried),
                Chosen("Verdict", Enum.GetValues<Verdict>()),
                Ask.Line($"{line}.VerdictOn", "VerdictOn", optional: true),
                Chosen("Sentence", Enum.GetValues<SentenceKind>()),
                Ask.Line($"{line}.Months", "Months", optional: true),
            ]
        )
        {
            IsOneOfSeveral = true,
        };

        Field Chosen<T>(string name, IEnumerable<T> among)
            where T : struct, Enum =>
            Ask.OneOf($"{line}.{name}", among.Select(v => new Choice(Codes.Of(v), Terms.Of(v))), $"Trial.{name}", optional: true) with
            {
                Blank = "–",
            };
    }

    /// <summary>Whether a line says nothing.</summary>
    public static bool IsBlank(Entries entries, int number) => _cells.All(c => entries.Text($"{Line(number)}.{c}") is null);

    /// <summary>What a refusal calls otherwise than the cell in which it was typed.</summary>
    public static Dictionary<string, string> Aliases(Entries entries, int lines)
    {
        var aliases = new Dictionary<string, string>();
        foreach (var line in Enumerable.Range(0, lines).Select(Line))
        {
            foreach (var shared in new[] { "Offence", "Article", "ChargedOn" })
                aliases[$"{line}.{shared}"] = shared;
            aliases[$"{line}.Sentence[0].Months"] = $"{line}.Months";
            aliases[$"{line}.Positions[0].On"] = entries.Text($"{line}.Custody") is null ? "TrialOpenedOn" : $"{line}.CustodyOn";
            aliases[$"{line}.Positions[1].On"] = "TrialOpenedOn";
        }
        return aliases;
    }

    /// <param name="lines">Number of lines that are not blank; they come first.</param>
    public static EnterTrial.Command Read(string reference, int version, Entries e, int lines, IReadOnlyList<ViewProceeding.Suspect> known)
    {
        var charge = (
            Offence: e.Text("Offence"),
            Article: e.Choice<ConventionOffence>("Article", optional: true),
            On: e.Date("ChargedOn", optional: true)
        );
        var opened = e.Date("TrialOpenedOn", optional: true);
        var read = Enumerable.Range(0, lines).Select(ReadLine).ToList();
        return new EnterTrial.Command(
            reference,
            version,
            opened,
            e.Date("JudgmentOn", optional: true),
            e.Choice<Instance>("Instance") ?? default,
            e.Text("NameSuppliedBy"),
            read,
            e.Choice<Source>("Source") ?? default,
            e.Choice<Confidence>("Confidence") ?? default,
            e.Text("Document")
        );

        EnterTrial.Line ReadLine(int number)
        {
            var line = Line(number);
            var accused = e.Id(AccusedOf(number), optional: true);
            var (custody, since) = (Chosen<SuspectStatus>("Custody", "CustodyOn"), e.Written($"{line}.CustodyOn"));
            var (verdict, on) = (Chosen<Verdict>("Verdict", "VerdictOn"), e.Written($"{line}.VerdictOn"));
            var (sentence, months) = (Chosen<SentenceKind>("Sentence", "Months"), e.Whole($"{line}.Months", optional: true));
            var tried = e.Choice<SuspectStatus>($"{line}.Tried", optional: true);
            var isCharged = e.Holds($"{line}.Charged", "true");
            if (isCharged && charge.Offence is null)
                e.Refuse("Offence", Text.OffenceMissing);
            var positions = new[]
            {
                custody is { } c ? new EnterTrial.Position(c, since) : null,
                tried is { } t ? new EnterTrial.Position(t, opened) : null,
            };
            // Who is on record as tried in absentia is so when only the verdict is entered.
            var inAbsentia =
                (
                    tried
                    ?? (
                        known.FirstOrDefault(a => a.AccusedId == accused && accused is not null)?.InAbsentia == true
                            ? SuspectStatus.TriedInAbsentia
                            : null
                    )
                ) == SuspectStatus.TriedInAbsentia;
            return new EnterTrial.Line(
                accused,
                e.Text($"{line}.Name"),
                [.. positions.OfType<EnterTrial.Position>()],
                isCharged ? charge.Offence : null,
                isCharged ? charge.Article : null,
                isCharged ? charge.On : null,
                verdict,
                verdict is not null && inAbsentia,
                on,
                sentence is { } kind ? [new SentencePart(kind, months, null)] : []
            );

            T? Chosen<T>(string name, string detail)
                where T : struct, Enum => e.Choice<T>($"{line}.{name}", optional: e.Text($"{line}.{detail}") is null);
        }
    }
}
