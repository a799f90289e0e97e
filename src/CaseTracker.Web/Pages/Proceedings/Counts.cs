using CaseTracker.Proceedings;
using CaseTracker.Reference;

namespace CaseTracker.Web.Pages.Proceedings;

/// <summary>A number of accused that counts, and what else is said of it.</summary>
/// <param name="OneByOne">Of the UN only: how many are recorded one by one, where that is another number.</param>
/// <param name="Others">What sources state that do not count.</param>
public sealed record Count(Figure Figure, int? Number, int? OneByOne, IReadOnlyList<ViewProceeding.Statement> Others)
{
    private static readonly Figure[] AlwaysShown = [Figure.Accused, Figure.Tried, Figure.Convicted];

    /// <summary>The numbers of a proceeding that somebody stated, or that follow from the individual accused; of most of them none goes
    /// without saying.</summary>
    public static IEnumerable<Count> Of(ViewProceeding.Result found)
    {
        foreach (var figure in Enum.GetValues<Figure>())
        {
            List<ViewProceeding.Statement> others =
            [
                .. found.Statements.Where(s => s is { Kind: "figure", Adoption: null } && s.Code == Codes.Of(figure)),
            ];
            var number = NumberOf(found.Proceeding, figure);
            int? oneByOne = found.Un is { } un && un.Differing.TryGetValue(figure, out var recorded) ? recorded : null;
            if (
                number > 0
                || others.Count > 0
                || oneByOne is not null
                || (number is not null && (AlwaysShown.Contains(figure) || IsStated(found, figure)))
            )
                yield return new Count(figure, number, oneByOne, others);
        }
    }

    private static bool IsStated(ViewProceeding.Result found, Figure figure) =>
        found.Statements.Any(s => s.Kind == "figure" && s.Code == Codes.Of(figure));

    private static int? NumberOf(ViewProceeding.Whole of, Figure figure) =>
        figure switch
        {
            Figure.Accused => of.Accused,
            Figure.AtLarge => of.AtLarge,
            Figure.InCustody => of.InCustody,
            Figure.OnBail => of.OnBail,
            Figure.Charged => of.Charged,
            Figure.Tried => of.Tried,
            Figure.TriedInAbsentia => of.TriedInAbsentia,
            Figure.Convicted => of.Convicted,
            Figure.ConvictedFinal => of.ConvictedFinal,
            Figure.Acquitted => of.Acquitted,
            Figure.Deceased => of.Deceased,
            Figure.DeathSentences => of.DeathSentences,
            Figure.LifeSentences => of.LifeSentences,
            Figure.TermSentences => of.TermSentences,
        };
}
