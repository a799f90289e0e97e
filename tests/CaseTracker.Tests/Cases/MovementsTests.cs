using CaseTracker.Cases;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Cases;

public sealed class MovementsTests
{
    private static readonly Incident _incident = new() { OccurredOn = new PartialDate(2017, 5, 8), Hosts = ["CAF"] };

    [Test]
    public void Follow_the_order_in_which_things_happened_not_that_of_recording()
    {
        var file = File(
            At(Stage.Trial, "2020-01-15"),
            At(Stage.Investigation, "2017"),
            At(Stage.Arrest, "2018-03"),
            At(Stage.Charged, null)
        );
        Assert.That(
            Movements.Of(file).Select(m => (m.From, m.To)),
            Is.EqualTo(new[] { (Stage.Reported, Stage.Investigation), (Stage.Investigation, Stage.Arrest), (Stage.Arrest, Stage.Trial) })
        );
        Assert.That((Status.StageOf(file), Movements.LastOn(file)), Is.EqualTo((Stage.Trial, PartialDate.Parse("2020-01-15"))));
    }

    [Test]
    public void What_the_media_say_or_nobody_confirms_moves_nothing()
    {
        var file = File(
            At(Stage.Trial, "2020") with
            {
                Source = Source.Media,
                Moves = false,
            },
            At(Stage.Arrest, "2021") with
            {
                Confidence = Confidence.Disputed,
                Moves = false,
            }
        );
        Assert.That(
            (Movements.Of(file), Status.StageOf(file), Movements.LastOn(file)),
            Is.EqualTo((Array.Empty<Movement>(), Stage.Reported, _incident.OccurredOn))
        );
    }

    [TestCase(Run.Suspended, Run.Ended, Activity.Suspended)]
    [TestCase(Run.Suspended, Run.Open, Activity.Active)]
    [TestCase(Run.Ended, Run.Ended, Activity.Active)]
    public void A_case_is_suspended_once_every_proceeding_that_runs_is(Run one, Run other, Activity activity)
    {
        var file = File() with
        {
            Influences = [new Influence(Guid.Empty, "A", []) { Run = one }, new Influence(Guid.Empty, "B", []) { Run = other }],
        };
        Assert.That(Status.ActivityOf(file), Is.EqualTo(activity));
    }

    [TestCase(Activity.Active, "2023-07-18", Activity.Dormant)]
    [TestCase(Activity.Active, "2023-07-19", Activity.Active)]
    [TestCase(Activity.Reopened, "2023", Activity.Dormant)]
    [TestCase(Activity.Suspended, "2010", Activity.Suspended)]
    [TestCase(Activity.Closed, "2010", Activity.Closed)]
    public void An_open_case_on_which_nothing_moves_for_half_a_year_is_dormant(Activity activity, string lastMovedOn, Activity then) =>
        Assert.That(Status.ActivityAt(activity, PartialDate.Parse(lastMovedOn), new DateOnly(2024, 1, 15)), Is.EqualTo(then));

    private static CaseFile File(params Milestone[] milestones) => new() { Incident = _incident, Milestones = milestones };

    private static Milestone At(Stage stage, string? on) =>
        new(stage, on is null ? null : PartialDate.Parse(on), Source.CourtRecord, Confidence.Confirmed);
}
