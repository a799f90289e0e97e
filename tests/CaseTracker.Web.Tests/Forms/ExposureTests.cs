using CaseTracker.Access;
using CaseTracker.Disclosure;
using CaseTracker.Web.Forms;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Tests.Forms;

public sealed class ExposureTests
{
    private static readonly Type[] _notTold = [typeof(WordRow), typeof(StateRow), typeof(MovementRow)];

    private static IEnumerable<Type> Told => RowTable.All.Where(t => t.IsPerAudience).Select(t => t.Type).Except(_notTold);

    /// <summary>A new read table must be told to who decides on a proposal, or be left out on purpose.</summary>
    [TestCaseSource(nameof(Told))]
    public void A_row_that_appears_is_told_in_words(Type type)
    {
        var told = Exposure.Of(new PreviewProposal.AudienceChange("MAR", [new RowChange(null, Example(type))]));
        Assert.That(told.Audience, Is.EqualTo("Morocco"));
        Assert.That(told.Lines, Is.Not.Empty);
        Assert.That(
            told.Lines.Select(l => (l.Before, l.After)),
            Has.Some.Matches<(string? Before, string? After)>(l => l.Before is null && l.After is not null)
        );
    }

    private static Row Example(Type type) =>
        type == typeof(TimelineRow) ? new TimelineRow { Kind = "registered" } : (Row)Activator.CreateInstance(type)!;

    [Test]
    public void Only_what_differs_is_told()
    {
        var (before, after) = (
            new CaseRow
            {
                Audience = "UN",
                Reference = "X",
                Stage = "trial",
                Activity = "active",
            },
            new CaseRow
            {
                Audience = "UN",
                Reference = "X",
                Stage = "trial",
                Activity = "closed",
            }
        );
        var told = Exposure.Of(new PreviewProposal.AudienceChange("UN", [new RowChange(before, after)]));
        Assert.That(told.Lines, Is.EqualTo(new[] { new Exposure.Line("Activity", "Active", "Closed") }));
    }
}
