using CaseTracker.Proceedings;
using CaseTracker.Reference;

namespace CaseTracker.Tests.Proceedings;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StandingTests
{
    private readonly Story _story = new();

    [Test]
    public void A_conviction_is_final_only_once_the_judgment_is()
    {
        var accused = Convicted();
        Assert.That(_story.Standings[accused].Status, Is.EqualTo(SuspectStatus.ConvictedNotFinal));
        _story.Step(ProceedingStep.Final, "2021-03");
        Assert.That(_story.Standings[accused].Status, Is.EqualTo(SuspectStatus.ConvictedFinal));
        Assert.That((_story.Tally[Figure.Convicted], _story.Tally[Figure.ConvictedFinal]), Is.EqualTo((1, 1)));
    }

    [Test]
    public void A_retrial_takes_the_verdict_and_the_sentence_away()
    {
        var accused = Convicted();
        _story.Sentence(accused, SentenceKind.Death, "2020-02-07");
        Assert.That(_story.Tally[Figure.DeathSentences], Is.EqualTo(1));
        _story.Step(ProceedingStep.RetrialOrdered, "2021");
        Assert.That(
            (_story.Standings[accused].Verdict, _story.Tally[Figure.DeathSentences], _story.Tally[Figure.Tried]),
            Is.EqualTo(((Verdict?)null, 0, 1))
        );
        _story.Verdict(accused, Verdict.Acquitted, "2022", Instance.Retrial);
        Assert.That(_story.Tally[Figure.Acquitted], Is.EqualTo(1));
    }

    [Test]
    public void The_verdict_on_appeal_takes_the_place_of_the_first()
    {
        var accused = Convicted();
        _story.Verdict(accused, Verdict.Acquitted, "2021", Instance.Appeal);
        Assert.That((_story.Standings[accused].Verdict, _story.Tally[Figure.Convicted]), Is.EqualTo(((Verdict?)Verdict.Acquitted, 0)));
    }

    [Test]
    public void Of_contradicting_verdicts_of_one_judgment_the_court_s_counts()
    {
        var accused = Convicted();
        _story.Verdict(accused, Verdict.Acquitted, "2020-02-08", source: Source.Ngo);
        Assert.That(_story.Standings[accused].Verdict, Is.EqualTo(Verdict.Convicted));
    }

    [Test]
    public void Who_was_tried_in_absentia_may_be_at_large_and_convicted_at_once()
    {
        var accused = _story.Accused();
        _story.Status(accused, SuspectStatus.AtLarge, "2023-06");
        _story.Status(accused, SuspectStatus.TriedInAbsentia, "2024");
        _story.Verdict(accused, Verdict.Convicted, "2025-07", inAbsentia: true);
        var figures = new[]
        {
            Figure.AtLarge,
            Figure.Charged,
            Figure.Tried,
            Figure.TriedInAbsentia,
            Figure.Convicted,
            Figure.InCustody,
        }.Select(f => _story.Tally[f]);
        Assert.That(figures, Is.EqualTo(new[] { 1, 1, 1, 1, 1, 0 }));
    }

    [Test]
    public void How_many_sentences_there_are_of_a_kind_is_not_known_while_one_is_missing()
    {
        var (one, other) = (Convicted(), Convicted());
        _story.Sentence(one, SentenceKind.Term, "2020-02-07");
        Assert.That((_story.Tally[Figure.TermSentences], _story.Tally[Figure.DeathSentences]), Is.EqualTo(((int?)null, (int?)null)));
        _story.Sentence(other, SentenceKind.Death, "2020-02-07");
        Assert.That((_story.Tally[Figure.TermSentences], _story.Tally[Figure.DeathSentences]), Is.EqualTo((1, 1)));
    }

    [Test]
    public void A_charge_that_was_declined_is_none()
    {
        var (one, other) = (_story.Accused(), _story.Accused());
        _story.Charge(one, ChargeStep.Brought);
        _story.Charge(other, ChargeStep.Brought);
        Assert.That(_story.Tally[Figure.Charged], Is.EqualTo(2));
        _story.Charge(one, ChargeStep.Declined);
        _story.Charge(other, ChargeStep.Confirmed);
        Assert.That(
            (_story.Tally[Figure.Charged], _story.Standings[one].Charges.Count, _story.Standings[other].Charges[0].Step),
            Is.EqualTo((1, 0, ChargeStep.Confirmed))
        );
    }

    [Test]
    public void An_accused_recorded_in_error_is_gone_with_all_that_was_said_of_him()
    {
        var accused = Convicted();
        _story.Accused();
        _story.Add(new AccusedWithdrawn(accused, "The same person as the second."));
        Assert.That((_story.Tally[Figure.Accused], _story.Tally[Figure.Convicted], _story.Now.Numbers.Count), Is.EqualTo((1, 0, 1)));
    }

    private Guid Convicted()
    {
        var accused = _story.Accused();
        _story.Step(ProceedingStep.TrialOpened, "2020-01-15");
        _story.Verdict(accused, Verdict.Convicted, "2020-02-07");
        return accused;
    }
}
