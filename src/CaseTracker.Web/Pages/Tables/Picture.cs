using CaseTracker.Briefing;

namespace CaseTracker.Web.Pages.Tables;

/// <summary>How a table is drawn beside itself: the script reads the figures from the table in the page, so that both say the
/// same.</summary>
/// <param name="Kind"><c>lines</c> and <c>bars</c> draw the rows of groups, <c>steps</c> the row of the total.</param>
/// <param name="Columns">Ids of the columns that are drawn; of one unit, for figures of different units have no common scale.</param>
public sealed record Picture(string Kind, IReadOnlyList<string> Columns)
{
    public static Picture OfAreas { get; } = new("areas", ["killed"]);

    /// <summary>Null for a table that is not drawn.</summary>
    public static Picture? Of(TableId id) =>
        id switch
        {
            TableId.T2 => new("lines", ["killed", "injured"]),
            TableId.T3 => new(
                "steps",
                [
                    "cases",
                    "notified",
                    "acknowledged",
                    "investigation",
                    "suspects_identified",
                    "arrest",
                    "trial",
                    "verdict",
                    "final_conviction",
                ]
            ),
            TableId.T9 => new("bars", ["cases", "unmoved_12", "unmoved_24"]),
            _ => null,
        };

    /// <summary>Lets the answer to this request load the scripts of this service.</summary>
    public void Show(HttpContext context) => context.Features.Set(this);
}
