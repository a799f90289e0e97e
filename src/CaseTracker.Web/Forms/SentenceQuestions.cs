using System.Globalization;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Forms;

/// <summary>Asks for a sentence in its parts, such as a term and reparations.</summary>
internal static class SentenceQuestions
{
    private const int Parts = 3;

    private static readonly string[] Names = ["Kind", "Months", "To"];

    public static IEnumerable<Section> Of(string group) =>
        Enumerable
            .Range(0, Parts)
            .Select(part => new Section(
                string.Format(CultureInfo.CurrentCulture, PageText.Of("Form.SentencePart"), part + 1),
                [
                    Ask.Term<SentenceKind>(Name(group, part, "Kind"), optional: true) with
                    {
                        Label = Texts.Terms.Name<SentenceKind>(),
                        Blank = PageText.Of("Form.None"),
                    },
                    Ask.Line(Name(group, part, "Months"), "Months", optional: true),
                    Ask.Line(Name(group, part, "To"), "PayableTo", optional: true),
                ]
            )
            {
                IsOneOfSeveral = true,
            });

    /// <summary>Parts stand without gaps, as in the command, so that a refusal finds its question.</summary>
    public static List<SentencePart> Read(string group, Entries entries)
    {
        var filled = Enumerable.Range(0, Parts).Where(p => Names.Any(n => entries.Text(Name(group, p, n)) is not null)).ToList();
        foreach (var (from, to) in filled.Select((p, place) => (p, place)).Where(x => x.p != x.place))
            entries.Move($"{group}[{from}]", $"{group}[{to}]");
        return
        [
            .. Enumerable
                .Range(0, filled.Count)
                .Select(p => new SentencePart(
                    entries.Choice<SentenceKind>(Name(group, p, "Kind")) ?? SentenceKind.Term,
                    entries.Whole(Name(group, p, "Months"), optional: true),
                    entries.Text(Name(group, p, "To"))
                )),
        ];
    }

    public static Field InAbsentia() => Ask.SomeOf("InAbsentia", [new Choice("true", PageText.Of("Form.InAbsentia"))]);

    public static bool IsInAbsentia(Entries entries) => entries.Holds("InAbsentia", "true");

    private static string Name(string group, int part, string name) => $"{group}[{part}].{name}";
}
