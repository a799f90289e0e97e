using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Texts;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Forms;

/// <summary>Names what a proceeding consists of in the reader's language, as a list to choose from shows it.</summary>
internal static class ProceedingWords
{
    public static string Of(ViewProceeding.Suspect accused) => Named(Number(accused.Number), accused.Name);

    public static string Of(ViewProceeding.Statement statement)
    {
        var what =
            statement.AccusedNumber is not null || statement.AccusedId is not null
                ? Text.OfAccused(Number(statement.AccusedNumber), What(statement))
                : What(statement);
        return Show.Listed(
            new[]
            {
                what,
                Show.Date(statement.OccurredOn),
                Show.Term<Source>(statement.Source),
                Show.Term<Confidence>(statement.Confidence),
            }.Where(p => p.Length > 0)
        );
    }

    public static string Of(ViewProceeding.Hearing hearing) => Show.Listed([Show.Date(hearing.HeldOn), Show.Term<Source>(hearing.Source)]);

    private static string What(ViewProceeding.Statement s) =>
        s.Kind switch
        {
            "step" => Show.Term<ProceedingStep>(s.Code),
            "status" => Show.Term<SuspectStatus>(s.Code),
            "charge" => Text.OfAccused(Terms.Name<ChargeStep>(), Show.Term<ChargeStep>(s.Code)),
            "verdict" => Show.Term<Verdict>(s.Code),
            "sentence" => Text.OfAccused(Terms.Name<SentenceKind>(), Show.Term<SentenceKind>(s.Code)),
            "executed" => Text.Executed,
            _ => Text.OfAccused(Show.Term<Figure>(s.Code), Show.Number(s.Number ?? 0)),
        };

    private static string Number(int? number) => number is { } known ? Text.AccusedNumber(known) : Text.AccusedUnconfirmed;

    private static string Named(string number, string? name) => name is null ? number : Text.OfAccused(number, name);
}
