using CaseTracker.Access;
using CaseTracker.Proceedings;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Proceedings;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[SetUICulture("en")]
public sealed class OrderTests
{
    private readonly Story _story = new();

    [Test]
    public void A_verdict_before_the_trial_is_refused_by_its_name()
    {
        var accused = _story.Accused();
        _story.Step(ProceedingStep.TrialOpened, "2020-01-15");
        Refused(
            s => s.Verdict(accused, Verdict.Convicted, "2019-12"),
            "“Accused 1: Convicted (December 2019)” cannot come before “Trial opened (15 January 2020)”"
        );
    }

    [Test]
    public void A_verdict_needs_a_trial()
    {
        var accused = _story.Accused();
        Refused(
            s => s.Verdict(accused, Verdict.Acquitted, "2020"),
            "“Accused 1: Acquitted (2020)” needs this on record first: “Trial opened”"
        );
    }

    [Test]
    public void A_sentence_needs_the_conviction_of_that_accused()
    {
        var (one, other) = (_story.Accused(), _story.Accused());
        _story.Step(ProceedingStep.TrialOpened, "2020-01-15");
        _story.Verdict(one, Verdict.Convicted, "2020-02-07");
        Assert.That(() => _story.Requires(s => s.Sentence(one, SentenceKind.Term, "2020-02-07")), Throws.Nothing);
        Refused(s => s.Sentence(other, SentenceKind.Term, "2020-02-07"), "needs this on record first: “Convicted”");
    }

    [Test]
    public void A_release_before_custody_is_refused()
    {
        var accused = _story.Accused();
        _story.Status(accused, SuspectStatus.Arrested, "2022-12-25");
        Refused(
            s => s.Status(accused, SuspectStatus.Released, "2022-11"),
            "“Accused 1: Released (November 2022)” cannot come before “Accused 1: Arrested (25 December 2022)”"
        );
    }

    [TestCase(Party.Prosecution, false)]
    [TestCase(Party.Defence, true)]
    public void Final_while_an_appeal_is_open_is_refused(Party decided, bool isOpen)
    {
        _story.Step(ProceedingStep.TrialOpened, "2021");
        _story.Step(ProceedingStep.Judgment, "2022-01-29");
        _story.Step(ProceedingStep.AppealLodged, "2022-02", by: Party.Prosecution);
        Refused(
            s => s.Step(ProceedingStep.Final, "2022-06"),
            "“Judgment final (June 2022)” cannot stand while an appeal is undecided: “Appeal lodged (February 2022)”"
        );
        _story.Step(ProceedingStep.AppealDecided, "2022-05", by: decided);
        if (isOpen)
            Refused(s => s.Step(ProceedingStep.Final, "2022-06"), "undecided");
        else
            Assert.That(() => _story.Requires(s => s.Step(ProceedingStep.Final, "2022-06")), Throws.Nothing);
    }

    [Test]
    public void An_appeal_known_by_rumour_keeps_nothing_open()
    {
        _story.Step(ProceedingStep.TrialOpened, "2021");
        _story.Step(ProceedingStep.Judgment, "2022-01-29");
        _story.Step(ProceedingStep.AppealLodged, "2022-02", Source.Media);
        Assert.That(() => _story.Requires(s => s.Step(ProceedingStep.Final, "2022-06")), Throws.Nothing);
    }

    [Test]
    public void Nothing_happens_to_an_accused_after_death()
    {
        var accused = _story.Accused();
        _story.Status(accused, SuspectStatus.Deceased, "2013-04-19");
        Refused(s => s.Status(accused, SuspectStatus.Wanted, "2014-09"), "cannot come after “Accused 1: Deceased (19 April 2013)”");
    }

    [Test]
    public void Only_what_is_certain_contradicts()
    {
        var accused = _story.Accused();
        _story.Step(ProceedingStep.TrialOpened, "2020-01-15");
        Assert.That(() => _story.Requires(s => s.Verdict(accused, Verdict.Convicted, "2020")), Throws.Nothing);
        Assert.That(() => _story.Requires(s => s.Sentence(accused, SentenceKind.Life)), Throws.Nothing);
    }

    [Test]
    public void What_is_recorded_as_disputed_may_say_anything()
    {
        var accused = _story.Accused();
        Assert.That(
            () => _story.Requires(s => s.Verdict(accused, Verdict.Convicted, "2019", confidence: Confidence.Disputed)),
            Throws.Nothing
        );
        Assert.That(() => _story.Requires(s => s.Sentence(accused, SentenceKind.Death, "2018", Confidence.Disputed)), Throws.Nothing);
        Assert.That(_story.Tally[Figure.Convicted], Is.Zero);
    }

    [Test]
    public void A_correction_or_withdrawal_leaves_no_impossible_order_behind()
    {
        var accused = _story.Accused();
        var trial = _story.Step(ProceedingStep.TrialOpened, "2020-01-15");
        _story.Verdict(accused, Verdict.Convicted, "2020-02-07");
        Refused(
            s => s.Add(new StatementCorrected(trial, new PartialDate(2020, 3), null, "x")),
            "“Accused 1: Convicted (7 February 2020)” cannot come before “Trial opened (March 2020)”"
        );
        Refused(s => s.Add(new StatementWithdrawn(trial, "x")), "needs this on record first");
    }

    private void Refused(Action<Story> change, string because)
    {
        var before = _story.Now;
        var copy = _story.Copy();
        change(copy);
        Assert.That(() => Order.Require(before, copy.Now), Throws.TypeOf<RuleBrokenException>().With.Message.Contains(because));
    }
}
