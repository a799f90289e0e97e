using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Texts;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Pages.Proceedings;

/// <summary>What is known of one milestone of an accused.</summary>
/// <param name="Words">Null: nothing is known of it.</param>
/// <param name="Flags">A death penalty and a trial in absentia, in words.</param>
public sealed record Milestone(string? Words, string? On = null, IReadOnlyList<string>? Flags = null);

/// <summary>How far one accused came, as a line of the grid: a suspect until a final conviction.</summary>
public sealed record GridLine(ViewProceeding.Suspect Of, IReadOnlyList<Milestone> Milestones)
{
    /// <summary>What the columns are called, in the order of <see cref="Milestones"/>.</summary>
    public static IReadOnlyList<string> Headings { get; } = ["identified", "custody", "charged", "tried", "verdict", "sentence", "final"];

    public string Title =>
        string.Format(
            System.Globalization.CultureInfo.CurrentCulture,
            PageText.Of(
                (Of.Verdict, Of.IsFinal, Of.Number) switch
                {
                    (_, _, null) => "Proceeding.SuspectUnconfirmed",
                    ("convicted", true, _) => "Proceeding.Convict",
                    (not null, true, _) => "Proceeding.Acquitted",
                    _ => "Proceeding.Suspect",
                }
            ),
            Of.Number
        );

    public static IEnumerable<GridLine> In(ViewProceeding.Result found)
    {
        var counting = found.Statements.Where(s => s.Adoption is not null).ToList();
        return found.Accused.Select(a => For(a, [.. counting.Where(s => s.Kind == "step" && IsOfNobody(s) || IsOf(s, a))]));
    }

    private static GridLine For(ViewProceeding.Suspect of, List<ViewProceeding.Statement> counting)
    {
        var isConvicted = of.Verdict == Codes.Of(Verdict.Convicted);
        return new GridLine(
            of,
            [
                new(of.IdentifiedOn is null && of.Source is null ? null : PageText.Of("Format.Yes"), of.IdentifiedOn),
                new(
                    of.Custody is null ? null : Show.Term<SuspectStatus>(of.Custody),
                    Last(s => s.Kind == "status" && s.Code == of.Custody)
                ),
                new(
                    !of.Charged ? null : of.Offences?.ReplaceLineEndings("; ") ?? PageText.Of("Format.Yes"),
                    First(s => (s.Kind, s.Code) is ("charge", "brought" or "confirmed") or ("status", "charged"))
                ),
                new(
                    !of.Tried ? null : PageText.Of("Format.Yes"),
                    First(s => (s.Kind, s.Code) is ("status", "tried_present" or "tried_in_absentia") or ("step", "trial_opened")),
                    of.Tried && of.InAbsentia ? [Terms.Of(SuspectStatus.TriedInAbsentia)] : null
                ),
                new(
                    of.Verdict is null ? null
                        : isConvicted ? Terms.Of(of.IsFinal ? SuspectStatus.ConvictedFinal : SuspectStatus.ConvictedNotFinal)
                        : Show.Term<Verdict>(of.Verdict),
                    Last(s => s.Kind == "verdict" && s.Code == of.Verdict)
                ),
                SentenceOf(of, Last(s => s.Kind == "sentence")),
                new(
                    of.Verdict is null ? null : PageText.Of(of.IsFinal ? "Format.Yes" : "Format.No"),
                    of.IsFinal ? Last(s => (s.Kind, s.Code) is ("step", "final") or ("status", "convicted_final")) : null
                ),
            ]
        );

        string? First(Func<ViewProceeding.Statement, bool> about) =>
            counting.Where(about).Select(s => s.OccurredOn).OfType<string>().Min(StringComparer.Ordinal);

        string? Last(Func<ViewProceeding.Statement, bool> about) =>
            counting.Where(about).Select(s => s.OccurredOn).OfType<string>().Max(StringComparer.Ordinal);
    }

    private static Milestone SentenceOf(ViewProceeding.Suspect of, string? on)
    {
        var parts = of.Sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
            return new(null);
        var others = parts.Where(p => p != Codes.Of(SentenceKind.Death)).Select(Told.Part).ToList();
        if (of.IsExecuted)
            others.Add(PageText.Of("Proceeding.Executed"));
        return new(Show.Listed(others), on, of.IsSentencedToDeath ? [Terms.Of(SentenceKind.Death)] : null);
    }

    private static bool IsOfNobody(ViewProceeding.Statement s) => s is { AccusedNumber: null, AccusedId: null };

    private static bool IsOf(ViewProceeding.Statement s, ViewProceeding.Suspect a) =>
        a.Number is { } number ? s.AccusedNumber == number : a.AccusedId is { } id && s.AccusedId == id;
}
